#!/usr/bin/env bash
# Counts the instructions that an event takes, by Valgrind: they are nearly the same on every machine and under any load, as times are
# not. deploy/bench/instructions.sh [--keep]: says by how much each way has changed since the last --keep; the exit status is 1 where one
# takes over 5 % more. What is counted in the fold has no SHA-NI, which Valgrind does not know.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
kept="$root/deploy/bench/instructions.txt"
command -v swift >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
"$root/deploy/packages.sh" --build postgresql-15 valgrind binutils
swift build --package-path "$root" -c release --product duban-bench >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Valgrind 3.19 stops at the debugging information that Swift writes.
strip -g -o "$work/duban-bench" "$root/.build/release/duban-bench"

# The mangled name of a function, by what it has in it and the demangled one.
symbol() {
  local name
  for name in $(nm "$work/duban-bench" | awk -v part="$1" '$2 ~ /[tT]/ && index($3, part) { print $3 }'); do
    if [ "$(swift demangle --simplified --compact "$name")" = "$2" ]; then echo "$name" && return; fi
  done
}

# count NAME PATTERN FUNCTION [EVENTS]: what an event takes of a call for so many, with all that is called.
count() {
  local name=$1 function events=${4:-1}
  function=$(symbol "$2" "$3")
  [ -n "$function" ] || { echo "there is no function $3 any more; name another one in $0" >&2; exit 1; }
  valgrind --tool=callgrind --compress-strings=no --toggle-collect="$function" --callgrind-out-file="$work/out" \
    "$work/duban-bench" measure --quick --only "$name" --work "$work" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  awk -v name="$name" -v function_="$function" -v events="$events" '
    /^cfn=/ { is_it = substr($0, 5) == function_ }
    /^calls=/ && is_it { split($1, part, "="); calls += part[2] }
    /^totals:/ { total = $2 }
    END { printf "%s %d\n", name, total / calls / events }' "$work/out"
}

{
  count decode DecoderV6decode_10receivedAtAA07DecodedA0VSays5UInt8VG 'EventDecoder.decode(_:receivedAt:)'
  count fold/memory ProcessorV7receive 'Processor.receive(_:in:)'
  # The folded events of a transaction, with all that SQLite does for it.
  count fold/sqlite SQLiteStoreAAC6commit 'static SQLiteStore.commit<A>(_:in:_:_:)' 1000
} >"$work/counts"
if [ "${1:-}" = --keep ]; then cp "$work/counts" "$kept"; fi
awk 'NR == FNR { kept[$1] = $2; next }
  { change = kept[$1] ? 100 * ($2 / kept[$1] - 1) : 0
    printf "%-14s %9d instructions an event %+6.1f %%\n", $1, $2, change
    if (change > 5) { worse = 1 } }
  END { exit worse }' "$kept" "$work/counts"
