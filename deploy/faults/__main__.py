"""Plays the scenarios, each with the built node, and audits what comes of them."""

import argparse
import importlib
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import randrange

from .control import build
from .program import Program
from .stage import Result, played

SCENARIOS = ("kill", "pause", "full", "eio", "powercut", "slow-tail", "storm", "same-id", "late", "clock", "flip",
             "spool", "selftest")
ROUND_SECONDS = 10
SHOWN = 20
# Of the time, where it is not one.
SHARES = {"kill": 4, "powercut": 4, "eio": 2, "selftest": 0}
UNCOUNTED = {"selftest"}


def options():
    parser = argparse.ArgumentParser(
        prog="deploy/faults.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="The last line is `acked N lost N doubled N`, summed over all scenarios. Exits with 1 where anything "
               "was lost or doubled, or a scenario's own demand failed, which is one line `FAILED scenario: what`.")
    parser.add_argument("--seconds", type=float, default=300, help="for all together (default %(default)s)")
    parser.add_argument("--only", choices=SCENARIOS, action="append", help="one scenario; may be given more than once")
    parser.add_argument("--force", action="store_true", help="plays also what this version is not made for")
    parser.add_argument("--duban", help="the built program; without it the release build is made first")
    parser.add_argument("--seed", type=int, default=randrange(1_000_000), help="repeats what another run has drawn")
    chosen = parser.parse_args()
    if not os.access(chosen.duban or "", os.X_OK):
        parser.exit(64, f"faults: {chosen.duban} is not the built program; give its path with --duban\n")
    return chosen


class Run:
    def __init__(self, chosen, library):
        self.program = Program(Path(chosen.duban).resolve())
        self.library = library
        self.seed = chosen.seed
        self.is_forced = chosen.force
        self.names = chosen.only or SCENARIOS
        self.end = time.monotonic() + chosen.seconds
        self.sums = Result()

    def all(self):
        shares = [SHARES.get(name, 1) for name in self.names]
        for index, name in enumerate(self.names):
            share = shares[index] / max(1, sum(shares[index:]))
            self.one(name, max((self.end - time.monotonic()) * share, 1))

    def one(self, name, seconds):
        """Plays a scenario again and again until its time is over."""
        scenario = importlib.import_module(f".scenarios.{name.replace('-', '_')}", __package__)
        why_not = None if self.is_forced else getattr(scenario, "why_not", lambda _: None)(self.program)
        if why_not:
            print(f"{name:10} left out: {why_not}", flush=True)
            return
        began, result = time.monotonic(), Result()
        while result.counts["rounds"] == 0 or self._has_time(began, seconds, result.counts["rounds"]):
            seed = f"{self.seed}/{name}/{result.counts['rounds']}"
            left = seconds - (time.monotonic() - began)
            result.add(played(scenario, self.program, self.library, seed, min(ROUND_SECONDS, max(left * 0.6, 0.5))))
            result.counts["rounds"] += 1
        self.tell(name, result, time.monotonic() - began)

    def _has_time(self, began, seconds, rounds):
        """Whether another round as long as those before fits."""
        passed = time.monotonic() - began
        return passed + passed / rounds <= seconds

    def tell(self, name, result, seconds):
        counts = " ".join(f"{key} {value}" for key, value in sorted(result.counts.items()))
        print(f"{name:10} acked {result.acked} lost {result.lost} doubled {result.doubled}, {counts}, "
              f"{seconds:.1f} s", flush=True)
        for failure in result.failures[:SHOWN]:
            print(f"FAILED {name}: {failure}", flush=True)
        if len(result.failures) > SHOWN:
            print(f"FAILED {name}: and {len(result.failures) - SHOWN} times more", flush=True)
        if name in UNCOUNTED:
            result = Result(failures=result.failures)
        self.sums.add(result)


def main():
    chosen = options()
    # A test runner may have blocked signals, which those that are started here would inherit.
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    folder = tempfile.mkdtemp(prefix="duban-shim-")
    try:
        library = Path(folder) / "shim.so"
        build(library)
        print(f"seed {chosen.seed}", flush=True)
        run = Run(chosen, library)
        run.all()
    finally:
        shutil.rmtree(folder)
    print(f"acked {run.sums.acked} lost {run.sums.lost} doubled {run.sums.doubled}")
    sys.exit(0 if run.sums.is_clean else 1)


if __name__ == "__main__":
    main()
