"""A node that runs as a process of its own; it can be started again and again on its data folder."""

import json
import os
import signal
import time
from pathlib import Path

import zmq

from .processes import spawn

SOCKETS = ("ingest", "feed", "tail", "query")
PATIENCE = 60


class NodeFailed(Exception):
    """It did not start, or gave no answer."""


class Node:
    """Its endpoints stay the same after the first start.

    They are bound to a loopback address of its own: a port that is free while it is down can then not be taken by
    another program, to which its producers would speak.
    """

    def __init__(self, program, folder, data, address, clock=None, environment=None):
        self.program = program
        self.data = Path(data)
        self.log = Path(folder) / "node.log"
        self.clock = clock
        self.environment = {"DUBAN_LOG_FORMAT": "json"} | (environment or {})
        self.endpoints = {name: f"tcp://{address}:*" for name in SOCKETS}
        self.process = None
        self._read_from = 0

    def launch(self):
        """Starts it without waiting until it is ready."""
        arguments = [word for name in SOCKETS for word in (f"--{name}", self.endpoints[name])]
        if self.clock:
            arguments += ["--clock", self.clock]
        self._read_from = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as log:
            self.process = spawn([self.program.path, "run", "--data", self.data, "--http", "off", *arguments], self.environment,
                                 stdout=log, stderr=log)

    def start(self):
        """Starts it, and waits until it is ready."""
        self.launch()
        self.wait_until_ready()

    def wait_until_ready(self):
        deadline = time.monotonic() + PATIENCE
        while not (ready := self._ready_line()):
            if self.process.poll() is not None and not self._ready_line():
                raise NodeFailed(f"the node did not start: {self.last_line()}")
            if time.monotonic() > deadline:
                raise NodeFailed(f"the node was not ready after {PATIENCE} s")
            time.sleep(0.003)
        self.endpoints = {name: ready[name] for name in SOCKETS}

    def lines(self):
        """What it has logged since its last start."""
        with open(self.log, "rb") as log:
            log.seek(self._read_from)
            return log.read().decode(errors="replace").splitlines()

    def _ready_line(self):
        for line in self.lines():
            if '"message":"ready"' in line:
                return json.loads(line)
        return None

    def last_line(self):
        return (self.lines() or ["(it said nothing)"])[-1]

    @property
    def runs(self):
        return self.process is not None and self.process.poll() is None

    def signal(self, number):
        if self.runs:
            self.process.send_signal(number)

    def kill(self):
        self.signal(signal.SIGKILL)
        return self.wait()

    def stop(self):
        """As an operator does; gives its exit status."""
        self.signal(signal.SIGTERM)
        return self.wait()

    def wait(self, patience=PATIENCE):
        """Its exit status; None where it goes on."""
        if self.process is None:
            return 0
        try:
            return self.process.wait(patience)
        except Exception:
            return None

    def ask(self, question, patience=PATIENCE):
        return ask(self.endpoints["query"], question, patience)

    def memory(self):
        """Resident, in bytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0

    def sockets(self):
        """How many it has open; what the database's readers open, up to a few dozen files, and keep is not among them."""
        return sum(_target(link).startswith("socket:") for link in Path(f"/proc/{self.process.pid}/fd").iterdir())


def ask(endpoint, question, patience=PATIENCE):
    """Asks a node one question over a connection of its own."""
    with zmq.Context() as context, context.socket(zmq.REQ) as socket:
        socket.linger = 0
        socket.connect(endpoint)
        socket.send_string(json.dumps(question))
        if not socket.poll(patience * 1000):
            raise NodeFailed(f"no answer to {question['ask']} after {patience} s")
        answer = json.loads(socket.recv())
    if "ok" not in answer:
        raise NodeFailed(f"{question['ask']}: {answer['error']['message']}")
    return answer["ok"]


def pages(endpoint, question, key, start):
    """All items of a list that is given page by page; `key` names what the next page goes on from."""
    parameter, value = start
    while True:
        page = ask(endpoint, question | {parameter: value})
        yield from page
        if not page:
            return
        value = page[-1][key] + (1 if parameter == "from" else 0)


def _target(link):
    try:
        return os.readlink(link)
    except FileNotFoundError:
        return ""  # closed meanwhile
