#!/usr/bin/env bash
# Measures Duban and, beside it, what bounds it: deploy/bench/run.sh [--quick] [--json] [--only SUITE]… [--work FOLDER]
# --quick ends within a minute. Without it the largest log, of ten million rows, is made once (some 10 GB, many minutes) and kept
# in the work folder: by default .build/bench-work. See duban-bench --help.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/deploy/packages.sh" postgresql-15
"$root/deploy/build.sh" duban duban-bench
work=(--work "$root/.build/bench-work")
for argument in "$@"; do case $argument in --work | --work=*) work=() ;; esac; done
exec "$root/.build/release/duban-bench" measure "${work[@]}" "$@"
