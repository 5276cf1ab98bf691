"""All that is measured, in its order."""

from collections.abc import Sequence
from typing import Any

from . import limits
from .effort import Effort
from .figures import Figures
from .progress import tell
from .runs import Runs
from .servers import Duban, Server
from .validation import MAKERS
from .workplace import Workplace


class Contest:
    """In each round everything has its turn, so that what changes on the machine meanwhile changes for all."""

    def __init__(self, workplace: Workplace, effort: Effort, duban: Duban, peers: Sequence[Server]) -> None:
        self.figures = Figures()
        self.machine: dict[str, Any] = {}
        """As it was before the first round."""
        self._workplace = workplace
        self._effort = effort
        self._duban = duban
        self._peers = peers
        self._runs = Runs(workplace, self.figures)

    def run(self) -> None:
        for number in range(self._effort.rounds):
            tell(f"round {number + 1} of {self._effort.rounds}")
            self._measure_limits()
            self._measure_servers()
        for number in range(self._effort.pipeline_rounds):
            tell(f"pipelines, round {number + 1} of {self._effort.pipeline_rounds}")
            self._measure_pipelines()
        self._duban.verify()

    def _measure_limits(self) -> None:
        workplace = self._workplace
        machine = limits.measure(workplace.bench, workplace.duban, workplace.folder, self._effort.name, self.figures)
        self.machine = self.machine or machine

    def _measure_servers(self) -> None:
        for window, events in self._effort.events.items():
            for server in (self._duban, *self._peers):
                self._runs.bare(server, window, server.at_most(events))

    def _measure_pipelines(self) -> None:
        events = self._effort.pipeline_events
        self._runs.whole(self._duban, events)
        for peer in self._peers:
            for validator in MAKERS:
                self._runs.pipeline(peer, validator, peer.at_most(events))
