#!/usr/bin/env bash
# Installs what is missing, builds, and runs `duban demo`, or `duban` with the arguments given.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" libzmq3-dev libsqlite3-dev libpq-dev
swift build --package-path "$root" -c release --product duban >&2
if [ $# -eq 0 ]; then set -- demo; fi
exec "$root/.build/release/duban" "$@"
