#!/usr/bin/env bash
# Measures Duban and, beside it, what bounds it: deploy/bench/run.sh [--quick] [--json] [--only SUITE]… [--work FOLDER]
# --quick ends within a minute. Without it the largest log, of ten million rows, is made once (some 10 GB, many minutes) and kept
# in the work folder: by default .build/bench-work. See duban-bench --help.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" libzmq3-dev libsqlite3-dev libpq-dev postgresql-15
for product in duban duban-bench; do swift build --package-path "$root" -c release --product "$product" >&2; done
work=(--work "$root/.build/bench-work")
for argument in "$@"; do case $argument in --work | --work=*) work=() ;; esac; done
exec "$root/.build/release/duban-bench" measure "${work[@]}" "$@"
