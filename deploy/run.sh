#!/usr/bin/env bash
# Installs what is missing, builds, and runs `duban demo`, or `duban` with the arguments given.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/deploy/build.sh" duban
if [ $# -eq 0 ]; then set -- demo; fi
exec "$root/.build/release/duban" "$@"
