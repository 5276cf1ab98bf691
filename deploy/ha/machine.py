"""One of the machines that keep the log: Patroni, and the PostgreSQL that it looks after."""

import json
import signal
import string
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from faults.processes import spawn

from . import postgres
from .wire import Wire

TEMPLATE = Path(__file__).with_name("patroni.yaml")
PORT = 5432
PROGRAMS = "/usr/lib/postgresql/15/bin"


class Machine:
    def __init__(self, number, network, folder, settings):
        self.name = f"db{number}"
        self.address = network.machine(number)
        self._folder = folder / self.name
        self._folder.mkdir()
        postgres.give(self._folder)
        own = {"name": self.name, "address": self.address, "reached_at": network.wire(number),
               "folder": self._folder, "programs": PROGRAMS, "network": network.all}
        self._settings = self._folder / "patroni.yaml"
        self._settings.write_text(string.Template(TEMPLATE.read_text()).substitute(own | settings))
        postgres.give(self._settings)
        self.wire = Wire(network.wire(number), self.address, PORT, self._folder / "wire")
        self._patroni = None

    def start(self):
        """Patroni starts PostgreSQL."""
        with open(self._folder / "output", "ab") as log:
            self._patroni = spawn(["patroni", self._settings], stdout=log, stderr=subprocess.STDOUT,
                                  cwd=self._folder, **postgres.options())

    @property
    def runs(self):
        return self._patroni is not None and self._patroni.poll() is None

    # What befalls it

    def kill(self):
        """Power off: Patroni and every process of PostgreSQL at once."""
        self._signal(signal.SIGKILL)
        if self._patroni:
            self._patroni.wait()

    def kill_postgres(self):
        """PostgreSQL alone; Patroni lives, and looks after it."""
        self._signal(signal.SIGKILL, with_patroni=False)

    def freeze(self):
        """It stands still, and its connections stay."""
        self._signal(signal.SIGSTOP)

    def thaw(self):
        self._signal(signal.SIGCONT)

    def _signal(self, number, with_patroni=True):
        patroni = [psutil.Process(self._patroni.pid)] if with_patroni and self.runs else []
        postgres.signal_all(patroni + self._postgres(), number)

    def _postgres(self):
        try:
            found = postgres.tree(int((self._folder / "data/postmaster.pid").read_text().split()[0]))
        except (OSError, IndexError):
            return []
        # The file outlives its process, whose number another one may have since.
        return found if found and found[0].name() == "postgres" else []

    # What it says

    def status(self):
        return self.ask("patroni")

    def ask(self, what, order=None):
        """An answer of its Patroni; an empty dictionary where it gives none.

        - order: what it shall do, where it is more than a question.
        """
        request = urllib.request.Request(f"http://{self.address}:8008/{what}",
                                         data=json.dumps(order).encode() if order else None)
        try:
            with urllib.request.urlopen(request, timeout=30 if order else 2) as response:
                return self._answer(response)
        except urllib.error.HTTPError as error:
            return self._answer(error)
        except OSError:
            return {}

    @staticmethod
    def _answer(response):
        """What it refuses it tells in words."""
        try:
            return json.load(response)
        except ValueError:
            return {}

    def close(self):
        self.thaw()
        self.kill()
        self.wire.close()
