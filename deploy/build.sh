#!/usr/bin/env bash
# Makes the release build of products, with what it needs. Usage: deploy/build.sh PRODUCT…
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" --build
for product in "$@"; do swift build --package-path "$root" -c release --product "$product" >&2; done
