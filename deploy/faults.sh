#!/usr/bin/env bash
# Plays real faults against the built node, and audits what comes of them; deploy/faults.sh --help tells of the options.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
given=
for argument in "$@"; do case $argument in --duban | --duban=* | --help | -h) given=1 ;; esac; done
"$root/deploy/packages.sh" python3 python3-zmq
program=()
if [ -z "$given" ]; then
  "$root/deploy/build.sh" duban
  program=(--duban "$root/.build/release/duban")
fi
export PYTHONPATH="$root/deploy"
exec /usr/bin/python3 -B -m faults "${program[@]}" "$@"
