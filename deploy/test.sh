#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them: what runs the built program after the others, which it would
# keep waiting. With arguments, which go to `swift test`, runs once.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" libzmq3-dev libsqlite3-dev libpq-dev postgresql-15 python3 python3-jsonschema python3-psutil \
    python3-psycopg2 python3-yaml python3-zmq
cd "$root"
/usr/bin/python3 schemas/validate.py
swift build --build-tests

# Ten times what they take: tests that hang end with an error instead of keeping everybody waiting.
run() {
    timeout --kill-after 10 1800 swift test --skip-build "$@" && return
    [ $? -ne 124 ] || echo "the tests did not come to their end within 30 minutes" >&2
    exit 1
}

if [ $# -gt 0 ]; then run "$@"; exit; fi
run --skip AcceptanceTests
run --filter AcceptanceTests
