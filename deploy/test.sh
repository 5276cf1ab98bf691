#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them: what runs the built program after the others, which it would
# keep waiting. With arguments, which go to `swift test`, runs once.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" libzmq3-dev libsqlite3-dev python3 python3-jsonschema python3-yaml python3-zmq
cd "$root"
/usr/bin/python3 schemas/validate.py
swift build --build-tests
if [ $# -gt 0 ]; then exec swift test --skip-build "$@"; fi
swift test --skip-build --skip AcceptanceTests
exec swift test --skip-build --filter AcceptanceTests
