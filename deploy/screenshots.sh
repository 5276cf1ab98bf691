#!/usr/bin/env bash
# Takes the pictures of the page that the README shows, of the sample city, into deploy/sample: deploy/screenshots.sh [DUBAN].
# DUBAN is the built program; default: the release build, made where it is not there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/deploy/packages.sh" chromium chromium-driver fonts-noto-cjk python3 python3-selenium python3-zmq
cd "$root"
duban=${1-}
if [ -z "$duban" ]; then
  swift build -c release --product duban
  duban=$(swift build -c release --show-bin-path)/duban
fi
/usr/bin/python3 deploy/screenshots.py "$duban" deploy/sample
