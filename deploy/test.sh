#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them: what runs the built program after the others, which it would
# keep waiting. With arguments, which go to `swift test`, runs once.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" --build chromium chromium-driver fonts-noto-cjk mosquitto mosquitto-clients poppler-utils postgresql-15 prometheus python3 \
    python3-jsonschema python3-openpyxl python3-psutil python3-psycopg2 python3-selenium python3-yaml python3-zmq
cd "$root"
/usr/bin/python3 schemas/validate.py
swift build --build-tests

log=$(mktemp -t duban-tests.XXXXXX)
follower=
trap 'kill $follower 2>/dev/null || true; rm -f "$log"' EXIT

# Ten times what they take: tests that hang end with an error instead of keeping everybody waiting. What a test leaves running may hold
# the output open, so it goes to a file. What failed is told again at the end, where one looks first.
run() {
    local status=0
    : >"$log"
    tail -n +1 -f "$log" 2>/dev/null &
    follower=$!
    timeout --kill-after 10 1800 swift test --skip-build "$@" >"$log" 2>&1 || status=$?
    sleep 1
    kill $follower 2>/dev/null || true
    [ $status -ne 0 ] || return 0
    echo "what failed:" >&2
    grep -aE -A 3 '^. (Test|Suite) .* (recorded an issue|failed)|error:|Fatal' "$log" | grep -av 'started\.$' | tail -n 60 >&2 || true
    [ $status -ne 124 ] || echo "the tests did not come to their end within 30 minutes" >&2
    exit 1
}

if [ $# -gt 0 ]; then run "$@"; exit; fi
run --skip AcceptanceTests
run --filter AcceptanceTests
