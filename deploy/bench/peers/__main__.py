"""Measures Duban and its peers in turn."""

import argparse
import contextlib
import signal
import sys
from pathlib import Path
from typing import Any

from . import limits
from .effort import FULL, QUICK, Effort
from .figures import Figures
from .problem import Problem
from .report import Report
from .runs import Runs
from .servers import PEERS, Duban, Server
from .validation import MAKERS
from .workplace import Workplace


def main() -> None:
    options = _options()
    effort = QUICK if options.quick else FULL
    with contextlib.ExitStack() as stack:
        workplace = stack.enter_context(Workplace(options.work, options.bin))
        duban = stack.enter_context(Duban(workplace.folder / Duban.name, workplace.duban))
        peers = [stack.enter_context(PEERS[name](workplace.folder / name)) for name in PEERS if name in options.only]
        servers = [duban, *peers]
        workplace.compile_clients(servers)
        for server in servers:
            _tell(f"starting {server.title}")
            server.start()
        report = _measure(workplace, effort, duban, peers)
        print(report.json() if options.json else report.text())


def _measure(workplace: Workplace, effort: Effort, duban: Duban, peers: list[Server]) -> Report:
    """In each round everything has its turn, so that what changes on the machine meanwhile changes for all."""
    servers: list[Server] = [duban, *peers]
    figures = Figures()
    runs = Runs(workplace, figures)
    for number in range(effort.rounds):
        _tell(f"round {number + 1} of {effort.rounds}")
        machine = limits.measure(workplace.bench, workplace.duban, workplace.folder, effort.name, figures)
        for window, events in effort.events.items():
            for server in servers:
                runs.bare(server, window, min(events, server.most_events or events))
    for number in range(effort.pipeline_rounds):
        _tell(f"pipelines, round {number + 1} of {effort.pipeline_rounds}")
        runs.whole(duban, effort.pipeline_events)
        for peer in peers:
            for validator in MAKERS:
                runs.pipeline(peer, validator, min(effort.pipeline_events, peer.most_events or effort.pipeline_events))
    duban.verify()
    return Report(effort, machine, servers, figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="peers.sh", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="less of everything: within about two minutes")
    parser.add_argument("--json", action="store_true", help="JSON for machines")
    parser.add_argument(
        "--only", action="append", choices=PEERS, help="this peer alone, beside Duban; may be given more than once"
    )
    parser.add_argument(
        "--work", type=Path, required=True, help="where is measured: its disk counts; default .build/bench-work"
    )
    parser.add_argument("--bin", type=Path, required=True, help="with duban and duban-bench; default: they are built")
    options = parser.parse_args()
    options.bin = options.bin.resolve()
    options.only = options.only or list(PEERS)
    return options


def _tell(what: str) -> None:
    print(what, file=sys.stderr)


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
    except (Problem, OSError) as error:
        sys.exit(str(error))
