"""What all servers have in common."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Self

from faults.processes import spawn

from ..commands import last_line
from ..problem import Problem

PATIENCE = 60
BATCH = 2_000
"""Events that a pipeline's consumer commits at once, at most."""


class Server(ABC):
    """A server on the loopback that keeps everything in a folder of its own, and ends with this program, however that ends."""

    name: ClassVar[str]
    title: ClassVar[str]
    durability: ClassVar[str]
    """What an acknowledgement says, in one line."""
    is_durable: ClassVar[bool] = True
    """Whether what it has acknowledged outlives a power cut."""
    most_events: ClassVar[int | None] = None
    """Of one run, where more would take minutes."""
    keeps_what_is_consumed: ClassVar[bool] = True
    driver: ClassVar[str]
    """Of its clients: the C source, and the consumer's source of events."""
    library: ClassVar[str]
    """Its C client."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.port = free_port()
        self.command: list[str] = []
        self._log = folder / "log"
        self._processes: list[subprocess.Popen[bytes]] = []

    @abstractmethod
    def start(self) -> None:
        """Returns when it answers."""

    @property
    @abstractmethod
    def version(self) -> str: ...

    @abstractmethod
    def add(self, stream: str) -> None:
        """Makes a place for events."""

    @abstractmethod
    def count(self, stream: str) -> int:
        """How many events it holds."""

    @abstractmethod
    def remove(self, stream: str) -> None:
        """With its events, so that the next run finds things as this one did."""

    def at_most(self, events: int) -> int:
        return min(events, self.most_events or events)

    def publisher_arguments(self, stream: str) -> list[str]:
        return [str(self.port), stream]

    def require(self, stream: str, events: int) -> None:
        """That it holds what it has acknowledged: then something has been measured."""
        self.wait_until(
            lambda: self.count(stream) == events, f"{self.title} does not hold the {events} events that it has acknowledged"
        )

    def launch(self, command: list[object], environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        self.command = [str(word) for word in command]
        with self._log.open("ab") as log:
            # A session of its own: what it starts itself is found by it, and no key of the terminal reaches it.
            process: subprocess.Popen[bytes] = spawn(
                command, environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, start_new_session=True
            )
        self._processes.append(process)
        return process

    def wait_until(self, answers: Callable[[], bool], complaint: str) -> None:
        end = time.monotonic() + PATIENCE
        while not answers():
            if any(process.poll() is not None for process in self._processes):
                raise Problem(f"{self.title} has ended: {last_line(self._log.read_bytes())}")
            if time.monotonic() > end:
                raise Problem(f"{complaint}, after {PATIENCE} s")
            time.sleep(0.05)

    def wait_for_port(self) -> None:
        self.wait_until(lambda: is_listened_to(self.port), f"{self.title} does not answer")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def is_listened_to(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0
