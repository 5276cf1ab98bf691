"""Processes that end with the one that started them, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

PACKAGES = str(Path(__file__).resolve().parent.parent)
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def _die_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def spawn(command, environment=None, **streams):
    """Starts a process; `environment` is added to our own."""
    return subprocess.Popen([str(word) for word in command], env=os.environ | (environment or {}),
                            preexec_fn=_die_with_parent, **streams)


def python(module, *arguments):
    """The command that runs a module of this package."""
    return [sys.executable, "-B", "-m", f"faults.{module}", *arguments]


def spawn_python(module, *arguments, **streams):
    return spawn(python(module, *arguments), {"PYTHONPATH": PACKAGES}, **streams)
