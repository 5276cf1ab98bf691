"""The producers of one stage, as processes of their own."""

import signal
import subprocess

from .processes import spawn_python

PATIENCE = 90
STYLES = ("dealer", "batch", "req")


class Load:
    def __init__(self, stage, endpoint, now, names=None, **options):
        """Starts a producer for each name, or one of each style.

        `options` are those of producer.py; `endpoint` may be a list.
        """
        self.stage = stage
        self.processes = {}
        for name in STYLES if names is None else names:
            self.add(name, endpoint, now, **({"style": name} | options if names is None else options))

    def add(self, name, endpoint, now, **options):
        arguments = {"name": name, "endpoint": endpoint, "told": self.stage.told, "now": now,
                     "seed": f"{self.stage.seed}/{name}"} | options
        words = [str(word) for key, value in arguments.items()
                 for item in (value if isinstance(value, list) else [value]) for word in (f"--{key}", item)]
        log = open(self.stage.folder / "producers.log", "ab")
        self.processes[name] = spawn_python("producer", *words, stdout=log, stderr=log)
        log.close()

    def signal(self, name, number):
        self.processes[name].send_signal(number)

    def kill(self, name):
        self.signal(name, signal.SIGKILL)
        self.processes.pop(name).wait()

    @property
    def names(self):
        return list(self.processes)

    def end(self):
        """Lets each finish what it has under way; it is a fault of the node where one can't."""
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        for name, process in self.processes.items():
            try:
                status = process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                status = process.wait()
            # One that was just started may end before it has sent anything.
            self.stage.demand(status in (0, -signal.SIGTERM),
                              f"the producer {name} got no final status for what it sent: {self._said()}")
        self.processes = {}

    def _said(self):
        lines = (self.stage.folder / "producers.log").read_text(errors="replace").split("\n")
        return " / ".join(line for line in lines[-4:] if line)
