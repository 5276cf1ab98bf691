"""Single runs: events into a server, and through a pipeline."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from faults.processes import spawn

from .commands import PATIENCE, last_line, run
from .figures import Figures, Name
from .ledger import counts
from .problem import Problem
from .servers import Server
from .servers.server import BATCH
from .workplace import Workplace

Sample = dict[str, Any]


class Runs:
    def __init__(self, workplace: Workplace, figures: Figures) -> None:
        self._workplace = workplace
        self._figures = figures

    def bare(self, server: Server, window: int, events: int) -> None:
        """Acknowledged by the server."""
        sample = self._published(server, window, events)
        self._figures.add(Name("bare", window, server.name), events / sample["seconds"], sample)

    def whole(self, server: Server, events: int) -> None:
        """Duban's share of the pipelines: what it has acknowledged is committed and folded."""
        sample = self._published(server, BATCH, events)
        self._figures.add(Name("pipeline", BATCH, server.name), events / sample["seconds"], sample)

    def pipeline(self, server: Server, validator: str, events: int) -> None:
        """Through the server, and committed by the consumer; both run from the first event to the last."""
        series, file = self._workplace.events(events)
        server.add(series)
        database = self._workplace.folder / f"{series}.sqlite"
        with self._consumer(server, validator, series, database, events + 1) as consumer:
            try:
                sample = self._publish(server, BATCH, series, file)
                committed = _outcome(consumer)["committed"]
            finally:
                consumer.kill()
        _require_rows(database, events + 1)
        server.require(series, events + 1 if server.keeps_what_is_consumed else 0)
        server.remove(series)
        rate = events / (committed - sample["began"])
        self._figures.add(Name("pipeline", BATCH, f"{server.name}+{validator}"), rate, {})

    def _published(self, server: Server, window: int, events: int) -> Sample:
        series, file = self._workplace.events(events)
        server.add(series)
        sample = self._publish(server, window, series, file)
        server.require(series, events + 1)
        server.remove(series)
        return sample

    def _publish(self, server: Server, window: int, series: str, file: Path) -> Sample:
        program = self._workplace.publisher(server.driver)
        with file.open("rb") as events:
            sample: Sample = json.loads(run(program, window, *server.publisher_arguments(series), stdin=events))
        return sample

    def _consumer(self, server: Server, validator: str, series: str, database: Path, events: int) -> subprocess.Popen[bytes]:
        """Waits until it is ready."""
        words = [server.driver, server.port, series, database, "--events", events, "--batch", BATCH, "--validator", validator]
        command = [sys.executable, "-B", "-m", f"{__package__}.consumer", *words]
        process: subprocess.Popen[bytes] = spawn(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout
        if process.stdout.readline() != b"ready\n":
            raise Problem(last_line(process.communicate()[1]))
        return process


def _outcome(consumer: subprocess.Popen[bytes]) -> Sample:
    try:
        printed, complaints = consumer.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise Problem(f"the consumer did not end within {PATIENCE} s") from error
    if consumer.returncode != 0:
        raise Problem(last_line(complaints))
    outcome: Sample = json.loads(printed)
    return outcome


def _require_rows(database: Path, events: int) -> None:
    found = counts(database)
    if any(rows != events for rows in found.values()):
        raise Problem(f"the consumer has committed {found} rows of {events} events")
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
