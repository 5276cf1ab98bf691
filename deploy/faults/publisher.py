"""`duban publish` as one more producer: what it prints is what it was told."""

import json
import subprocess
import threading
from random import Random

from . import told
from .events import Stories, instant
from .processes import spawn

PATIENCE = 90


class Publisher:
    """Publishes a file of events, one after the other, until it is ended."""

    def __init__(self, stage, node, now, count=400, arguments=()):
        self.stage = stage
        self.path = stage.folder / "publish.ndjson"
        self.sent = {}
        events = self.drawn(now, count)
        self.path.write_bytes(b"".join(event.text + b"\n" for event in events))
        self.begin(["--ingest", node.endpoints["ingest"], *arguments, self.path])

    def drawn(self, now, count):
        """Events of its own, written down before they are sent."""
        stories = Stories(Random(f"{self.stage.seed}/publish"), "publish", instant(now))
        events = {event.key: event for event in (next(stories) for _ in range(count))}
        self.sent |= events
        told.Record(self.stage.told, "events", "publish").add(*map(told.described, events.values()))
        return events.values()

    def begin(self, arguments, **streams):
        self._record = told.Record(self.stage.told, "told", "publish")
        command = [self.stage.program.path, "publish", "--json", *arguments]
        self.process = spawn(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **streams)
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self):
        for line in self.process.stdout:
            reply = json.loads(line)
            if event := self.sent.get((reply.get("source"), reply.get("id"))):
                self._record.add(told.verdict_line(event, reply))

    def end(self):
        """Waits until it has published all; it exits with 1 since some are refused on purpose."""
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = None
        self._reading.join()
        self.stage.demand(status in (0, 1), f"duban publish ended with {status}")
