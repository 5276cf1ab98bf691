"""Programs that are run to their end."""

import contextlib
import subprocess
from pathlib import Path
from typing import BinaryIO

import psutil
from faults.processes import spawn

from .problem import Problem

PATIENCE = 900


def run(*command: object, stdin: BinaryIO | None = None) -> bytes:
    """What it prints.

    Fails with the last line of what it complains of.
    """
    name = Path(str(command[0])).name
    try:
        process: subprocess.Popen[bytes] = spawn(
            command,
            stdin=stdin or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Out of reach of the terminal's keys: it is ended from here.
            start_new_session=True,
        )
    except OSError as error:
        raise Problem(f"{command[0]} can't be run: {error.strerror}") from error
    with process:
        try:
            printed, complaints = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Problem(f"{name} did not end within {PATIENCE} s") from error
        finally:
            _end(process)
    if process.returncode != 0:
        raise Problem(f"{name} failed: {last_line(complaints)}")
    return printed


def _end(process: subprocess.Popen[bytes]) -> None:
    """With the nodes that duban-bench has started: they would outlive it. What else it starts goes with it."""
    if process.poll() is not None:
        return
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    for child in children:
        with contextlib.suppress(psutil.NoSuchProcess):
            if child.name() == "duban":
                child.kill()


def last_line(text: bytes) -> str:
    return (text.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
