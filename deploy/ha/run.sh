#!/usr/bin/env bash
# Two nodes on a replicated PostgreSQL (Patroni, etcd), what befalls them, and an audit; deploy/ha/run.sh --help tells of
# the options.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
given=
cluster="patroni python3-etcd etcd-server socat"
for argument in "$@"; do
  case $argument in
    --duban | --duban=* | --help | -h) given=1 ;;
    single | --mode=single) cluster= ;;
  esac
done
# shellcheck disable=SC2086  # words of their own
"$root/deploy/packages.sh" python3 python3-zmq python3-psycopg2 python3-psutil postgresql-15 $cluster
program=()
if [ -z "$given" ]; then
  command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
  "$root/deploy/packages.sh" libzmq3-dev libsqlite3-dev libpq-dev
  swift build --package-path "$root" -c release --product duban >&2
  program=(--duban "$root/.build/release/duban")
fi
export PYTHONPATH="$root/deploy"
exec /usr/bin/python3 -B -m ha "${program[@]}" "$@"
