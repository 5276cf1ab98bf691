#!/usr/bin/env bash
# Installs the Debian packages that are missing. Usage: deploy/packages.sh PACKAGE…; --build stands for all that a build needs.
set -euo pipefail
build=(libzmq3-dev libsqlite3-dev libpq-dev libxlsxwriter-dev libpango1.0-dev libcurl4-openssl-dev libmosquitto-dev)
if [ "${1-}" = --build ]; then set -- "${build[@]}" "${@:2}"; fi
missing=()
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=()
if [ "$(id -u)" -ne 0 ]; then sudo=(sudo); fi
echo "installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
