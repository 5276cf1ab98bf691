#!/usr/bin/env bash
# Duban beside the servers, and the pipelines, that one would take instead:
# deploy/bench/peers.sh [--quick] [--json] [--only PEER]… [--work FOLDER] [--bin FOLDER]
# --quick ends within about two minutes, all of it within about ten. --bin names a folder with duban and duban-bench; without it they
# are built. The work folder (.build/bench-work) says on which disk is measured. See peers.sh --help.
#
# Everything runs on this machine, over TCP on the loopback, on the same cores and disk; in each round everything has its turn, and what
# is printed is the median of the rounds. The servers are Debian's, started for this alone, on free ports, with all they keep in the work
# folder, and go at the end. The events are those of duban-bench: hazards that were found, 530 bytes each.
#
# Bare: one producer, a program in C with the server's usual C library, with at most so many events unconfirmed. Counted are events from
# the first one sent to the last acknowledgement; the latencies are from an event's sending to its acknowledgement.
#   Redis Streams   XADD, pipelined; appendfsync always: an acknowledgement is an fdatasync. Stored, no more.
#   NATS            publications into a stream in file storage. Version 2.9 syncs every two minutes and has no setting for it: what it has
#                   acknowledged is lost in a power cut. Then again on a folder with chattr +S, in which every write is synchronous; that
#                   is durable, and with fewer events, since it takes long.
#   RabbitMQ        persistent messages into a quorum queue, of one node, with publisher confirms: after the fdatasync.
#   Duban           CURVE; decoded, validated, de-duplicated, hash-chained and folded into the ledgers, fsynced, and then acknowledged.
# Beside them the limits, by duban-bench: fdatasync alone, and the same rows by plain SQLite with an fsync for 1,000 events.
#
# Pipelines: what one would build instead. The same producer, and at the same time a consumer in Python (peers/consumer.py), which takes
# up to 2,000 events, validates them against schemas/ (by jsonschema, and again by fastjsonschema, which generates code), de-duplicates
# by source and id, writes the same two rows of each into SQLite with one fsync for all, and acknowledges then. Counted are events from
# the first one sent until the last one is committed. It keeps no ledgers, timers or escalations. Duban's own figure is the bare one,
# with as many events: there an acknowledged event is committed and folded.
#
# After each run the server has to hold what it has acknowledged, and the consumer's database every row; Duban's log is verified at the end.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Debian starts the services that it installs, at once and with the machine: not these.
install_without_starting() (
  policy=/usr/sbin/policy-rc.d
  sudo=()
  if [ "$(id -u)" -ne 0 ]; then sudo=(sudo); fi
  if [ ! -e "$policy" ]; then
    trap '"${sudo[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" install -m 755 /dev/stdin "$policy"
  fi
  "$root/deploy/packages.sh" "$@"
  if command -v systemctl >/dev/null; then "${sudo[@]}" systemctl disable --quiet "$@"; fi
)

missing=()
for server in redis-server nats-server rabbitmq-server; do is_installed "$server" || missing+=("$server"); done
if [ ${#missing[@]} -gt 0 ]; then install_without_starting "${missing[@]}"; fi
"$root/deploy/packages.sh" gcc libc6-dev libhiredis-dev libnats-dev librabbitmq-dev libzmq3-dev postgresql-15 \
  python3 python3-fastjsonschema python3-hiredis python3-jsonschema python3-pika python3-psutil python3-redis

given=()
for argument in "$@"; do
  case $argument in --bin | --bin=* | --work | --work=* | --help | -h) given+=("${argument%%=*}") ;; esac
done
is_given() { [[ " ${given[*]} " == *" $1 "* ]]; }

defaults=()
is_given --work || defaults+=(--work "$root/.build/bench-work")
if ! is_given --bin; then
  is_given --help || is_given -h || "$root/deploy/build.sh" duban duban-bench
  defaults+=(--bin "$root/.build/release")
fi
export PYTHONPATH="$root/deploy:$root/deploy/bench"
exec /usr/bin/python3 -B -m peers "${defaults[@]}" "$@"
