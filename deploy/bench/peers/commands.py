"""Programs that are run to their end."""

import subprocess
from pathlib import Path
from typing import BinaryIO

from faults.processes import spawn

from .problem import Problem

PATIENCE = 900


def run(*command: object, stdin: BinaryIO | None = None, environment: dict[str, str] | None = None) -> bytes:
    """What it prints.

    Fails with the last line of what it complains of.
    """
    name = Path(str(command[0])).name
    try:
        process: subprocess.Popen[bytes] = spawn(
            command, environment, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise Problem(f"{command[0]} can't be run: {error.strerror}") from error
    with process:
        try:
            printed, complaints = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Problem(f"{name} did not end within {PATIENCE} s") from error
        finally:
            process.kill()
    if process.returncode != 0:
        raise Problem(f"{name} failed: {last_line(complaints)}")
    return printed


def last_line(text: bytes) -> str:
    return (text.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
