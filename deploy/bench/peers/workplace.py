"""Where is measured, and with what."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from .commands import run
from .servers import Server

SOURCES = Path(__file__).with_name("clients")
COMPILER = ["cc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror"]


class Workplace:
    """A folder that goes at the end, on the disk that counts, and the programs."""

    def __init__(self, work: Path, programs: Path) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self.duban = programs.resolve() / "duban"
        self.bench = programs.resolve() / "duban-bench"
        self.folder = Path(tempfile.mkdtemp(prefix="peers-", dir=work.resolve()))
        self._events = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder)

    def compile_clients(self, servers: Iterable[Server]) -> None:
        """One program for each driver: what they share, and what is the server's own."""
        for driver, library in {(server.driver, server.library) for server in servers}:
            program = self.publisher(driver)
            run(*COMPILER, "-o", program, SOURCES / "publish.c", SOURCES / f"{driver}.c", f"-l{library}")

    def publisher(self, driver: str) -> Path:
        return self.folder / f"publish-{driver}"

    def events(self, count: int) -> tuple[str, Path]:
        """A series of events that no run has had yet, by its name, and a file with them; one more, which warms up.

        Everything that earlier runs have written is on the disk then: no run pays for another one.
        """
        self._events += 1
        series = f"p{self._events}"
        file = self.folder / "events"
        file.write_bytes(run(self.bench, "events", "--count", count + 1, "--series", series))
        os.sync()
        return series, file
