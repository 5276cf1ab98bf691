"""A node of Duban, as users run it: CURVE, and an office that may say everything."""

import json
from pathlib import Path

from ..commands import run
from ..problem import Problem
from .server import Server

SOCKETS = ("ingest", "feed", "tail", "query")
OFFICES = """\
offices:
  - name: bench
    keys: ['{key}']
    areas: all
    sources: [/offices/*]
    types: all
    tail: true
    query: true
    limits:
      eventsPerSecond: 1000000
      bytesPerSecond: 1 GiB
"""


class Duban(Server):
    name = "duban"
    title = "Duban"
    durability = "after the fsync; by then validated, de-duplicated, hash-chained and folded into the ledgers"
    driver = "duban"
    library = "zmq"

    def __init__(self, folder: Path, program: Path) -> None:
        super().__init__(folder)
        self._program = program
        self._events_before = 0

    def start(self) -> None:
        for owner in ("node", "office"):
            run(self._program, "keygen", self.folder / owner)
        offices = self.folder / "offices.yaml"
        offices.write_text(OFFICES.format(key=self._key("office.pub")))
        words = ["--data", self.folder / "data", "--http", "off", "--curve-key", self.folder / "node.key", "--offices", offices]
        sockets = [word for name in SOCKETS for word in (f"--{name}", "tcp://127.0.0.1:*")]
        self.launch([self._program, "run", *words, *sockets], {"DUBAN_LOG_FORMAT": "json"})
        self.wait_until(lambda: self._endpoints() is not None, f"{self.title} is not ready")

    def _endpoints(self) -> dict[str, str] | None:
        """None where it is not ready."""
        for line in self._log.read_text().splitlines():
            if '"message":"ready"' in line:
                endpoints: dict[str, str] = json.loads(line)
                return endpoints
        return None

    def _key(self, file: str) -> str:
        lines = (self.folder / file).read_text().splitlines()
        return next(line.partition(" = ")[2] for line in lines if "-key = " in line)

    @property
    def version(self) -> str:
        return run(self._program, "--version").decode().strip()

    def add(self, stream: str) -> None:
        """It has one log, which grows."""
        self._events_before = self._events()

    def count(self, stream: str) -> int:
        return self._events() - self._events_before

    def _events(self) -> int:
        """Of all streams."""
        words = [
            "--query",
            self._endpoint("query"),
            "--key",
            self.folder / "office.key",
            "--server-key",
            self.folder / "node.pub",
        ]
        return int(json.loads(run(self._program, "status", "--json", *words))["events"])

    def _endpoint(self, socket: str) -> str:
        endpoints = self._endpoints()
        if endpoints is None:
            raise Problem(f"{self.title} is not ready")
        return endpoints[socket]

    def remove(self, stream: str) -> None:
        """They stay, as they would: later runs find a longer log."""

    def publisher_arguments(self, stream: str) -> list[str]:
        return [self._endpoint("ingest"), *(self._key(file) for file in ("node.pub", "office.pub", "office.key"))]

    def verify(self) -> None:
        """That its log is whole, gives the stored state when it is folded again, and has every event that was acknowledged."""
        found = json.loads(run(self._program, "verify", "--json", "--data", self.folder / "data"))
        if not found["verified"] or found["events"] != self._events():
            raise Problem(f"{self.title} does not hold the {self._events()} events that it has acknowledged")
