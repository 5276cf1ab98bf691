#!/usr/bin/env bash
# Tries endless inputs on the places where bytes come in from outside: deploy/fuzz.sh --seconds N [TARGET…]
# All targets, or those named, run beside each other for so many seconds. An input that breaks one is kept in
# .build-fuzz/findings. --keep [TARGET…] adds what the runs have found worth keeping to the corpora of the repository.
# The last line is "executions N crashes N"; the exit status is 1 where there were crashes.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work="$root/.build-fuzz"
corpora="$root/Tests/FuzzingTests/Corpus"

usage() { echo "usage: deploy/fuzz.sh --seconds N [TARGET…] | --keep [TARGET…]" >&2; exit 64; }
seconds=
keep=
case ${1:-} in
  --seconds) seconds=${2:-}; [[ $seconds =~ ^[1-9][0-9]*$ ]] || usage; shift 2 ;;
  --keep) keep=1; shift ;;
  *) usage ;;
esac

build() {
  command -v swiftc >/dev/null || { echo "swift is not on the PATH; install Swift 6.3 from swift.org/install" >&2; exit 1; }
  "$root/deploy/packages.sh" libzmq3-dev libsqlite3-dev
  local resources runtime
  resources=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
  runtime="$resources/clang/lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a"
  [ -e "$runtime" ] || { echo "this Swift has no fuzzer: $runtime is missing" >&2; exit 1; }
  DUBAN_FUZZ_RUNTIME="$runtime" swift build --package-path "$root" --scratch-path "$work" -c release \
    --product duban-fuzz --sanitize=address \
    -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp >&2
}

# Where a target begins; the examples of the schemas are events too.
seeds() {
  echo "$corpora/$1"
  if [ "$1" = event ]; then printf '%s\n' "$root"/schemas/{valid,invalid,beyond-schema}; fi
}

# The first input that breaks a target ends the fuzzer: it is started again for the rest of the time, ten times at most.
run() {
  local target=$1 end=$((SECONDS + seconds)) log="$work/logs/$1" left seeds attempt
  mapfile -t seeds < <(seeds "$target")
  : >"$log"
  for attempt in {1..10}; do
    left=$((end - SECONDS))
    [ "$left" -gt 0 ] || break
    DUBAN_FUZZ_TARGET=$target "$fuzzer" "$work/corpus/$target" "${seeds[@]}" \
      -dict="$root/Tests/FuzzingTests/Dictionaries/$target" \
      -max_total_time="$left" -max_len=8192 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 -verbosity=1 \
      -artifact_prefix="$work/findings/$target-" >>"$log" 2>&1 && break
    echo "stopped with status $?, attempt $attempt" >>"$log"
  done
}

tell() {
  local target=$1 log="$work/logs/$1" executions crashes coverage
  executions=$(awk '/^stat::number_of_executed_units/ { sum += $2 } END { print sum + 0 }' "$log")
  crashes=$(grep -c '^stopped with status' "$log" || true)
  coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  printf '%-14s %10d executions %8d/s  coverage %6d  crashes %d\n' \
    "$target" "$executions" $((executions / seconds)) "${coverage:-0}" "$crashes"
  sed -n 's/.*Test unit written to \(.*\)/\1/p' "$log" | sort -u | while read -r input; do
    echo "  $input; again: SWIFT_BACKTRACE=enable=no DUBAN_FUZZ_TARGET=$target $fuzzer $input"
  done
  total_executions=$((total_executions + executions))
  total_crashes=$((total_crashes + crashes))
}

# Of all inputs, few and short ones that reach every branch that they reach together.
keep() {
  local target=$1 smallest="$work/smallest/$1"
  rm -rf "$smallest" && mkdir -p "$smallest"
  DUBAN_FUZZ_TARGET=$target "$fuzzer" -set_cover_merge=1 -use_counters=0 -max_len=4096 \
    "$smallest" "$corpora/$target" "$work/corpus/$target" >"$work/logs/$target" 2>&1
  find "$smallest" -type f | while read -r input; do
    cmp -s "$input" "$corpora/$target/$(basename "$input")" || cp "$input" "$corpora/$target/"
  done
}

build
fuzzer="$work/release/duban-fuzz"
# What Swift prints of a crash takes minutes under the sanitizer; the fuzzer has a report of its own.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 LLVM_SYMBOLIZER_PATH
LLVM_SYMBOLIZER_PATH=$(dirname "$(command -v swiftc)")/llvm-symbolizer
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <("$fuzzer" --list)
for target in "${targets[@]}"; do
  [ -d "$corpora/$target" ] || { echo "no target $target; there are: $("$fuzzer" --list | xargs)" >&2; exit 64; }
  mkdir -p "$work/corpus/$target" "$work/logs" "$work/findings"
done

if [ -n "$keep" ]; then
  for target in "${targets[@]}"; do keep "$target"; done
  exit 0
fi
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
for target in "${targets[@]}"; do run "$target" & done
wait
total_executions=0
total_crashes=0
for target in "${targets[@]}"; do tell "$target"; done
echo "executions $total_executions crashes $total_crashes"
[ "$total_crashes" -eq 0 ]
