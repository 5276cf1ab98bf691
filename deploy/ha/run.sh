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
  "$root/deploy/build.sh" duban
  program=(--duban "$root/.build/release/duban")
fi
export PYTHONPATH="$root/deploy"
exec /usr/bin/python3 -B -m ha "${program[@]}" "$@"
