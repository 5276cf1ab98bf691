"""Measures Duban and its peers in turn."""

import argparse
import contextlib
import signal
import sys
from pathlib import Path
from typing import Any

from .contest import Contest
from .effort import FULL, QUICK
from .problem import Problem
from .progress import tell
from .report import Report
from .servers import PEERS, Duban
from .workplace import Workplace


def main() -> None:
    options = _options()
    effort = QUICK if options.quick else FULL
    with contextlib.ExitStack() as stack:
        workplace = stack.enter_context(Workplace(options.work, options.bin))
        duban = stack.enter_context(Duban(workplace.folder / Duban.name, workplace.duban))
        peers = [stack.enter_context(PEERS[name](workplace.folder / name)) for name in PEERS if name in options.only]
        workplace.compile_clients([duban, *peers])
        for server in (duban, *peers):
            tell(f"starting {server.title}")
            server.start()
        contest = Contest(workplace, effort, duban, peers)
        contest.run()
        report = Report(effort, contest.machine, [duban, *peers], contest.figures)
        print(report.json() if options.json else report.text())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="peers.sh", description=__doc__, allow_abbrev=False)
    parser.add_argument("--quick", action="store_true", help="less of everything: within about two minutes")
    parser.add_argument("--json", action="store_true", help="JSON for machines")
    parser.add_argument("--only", action="append", choices=PEERS, help="this peer, beside Duban; may be given more than once")
    work = "where is measured: its disk counts; default .build/bench-work"
    parser.add_argument("--work", type=Path, metavar="FOLDER", help=work)
    programs = "the folder with duban and duban-bench; default: they are built"
    parser.add_argument("--bin", type=Path, metavar="FOLDER", help=programs)
    options = parser.parse_args()
    options.only = options.only or list(PEERS)
    return options


def _on_signals(action: Any) -> None:
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, action)


def _end(*_: object) -> None:
    """Tidies up, and is not kept from it by the next one."""
    _on_signals(signal.SIG_IGN)
    sys.exit("ended by a signal; the servers and their folders are gone")


if __name__ == "__main__":
    _on_signals(_end)
    try:
        main()
    except Problem as problem:
        sys.exit(str(problem))
    except Exception as error:  # Of a server's library, mostly: a line says enough.
        sys.exit(f"{type(error).__name__}: {error}")
