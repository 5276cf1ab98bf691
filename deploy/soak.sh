#!/usr/bin/env bash
# Runs the simulation from one seed after the other: deploy/soak.sh --seconds N; or one seed again: --seed N [--story].
# --database N instead: N seeds with nodes on PostgreSQL (a few seconds each).
# --debug before the others: as the tests are built. The compiler's optimizer changes a seed's course.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
if [ "${1:-}" = --database ]; then
    "$root/deploy/packages.sh" --build postgresql-15
    export DUBAN_DATABASE_SEEDS=${2:-100}
    exec swift test --package-path "$root" --filter DatabaseSeedTests
fi
"$root/deploy/packages.sh" libzmq3-dev
configuration=release
if [ "${1:-}" = --debug ]; then configuration=debug; shift; fi
swift build --package-path "$root" -c "$configuration" --product duban-soak >&2
exec "$root/.build/$configuration/duban-soak" "$@"
