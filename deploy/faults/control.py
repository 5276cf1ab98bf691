"""The control block of the shim: the same layout as shim/control.h."""

import ctypes
import mmap
import shutil
import subprocess
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "shim"
WRITE, GROW, TRUNCATE, SYNC = 1, 2, 4, 8


class _Block(ctypes.Structure):
    _fields_ = [
        ("error", ctypes.c_int32), ("calls", ctypes.c_int32), ("suffix", ctypes.c_char * 32),
        ("skip", ctypes.c_int64), ("times", ctypes.c_int64), ("failed", ctypes.c_int64),
        ("records", ctypes.c_int32), ("lies", ctypes.c_int32), ("cut", ctypes.c_int32),
        ("cut_at_exit", ctypes.c_int32), ("cut_after", ctypes.c_int64), ("keep", ctypes.c_int32),
        ("seed", ctypes.c_int32), ("undone", ctypes.c_int64), ("seen", ctypes.c_int64),
        ("clock_shift", ctypes.c_int64),
    ]


def build(library):
    """Compiles the shim."""
    sources = sorted(str(path) for path in SOURCES.glob("*.c"))
    subprocess.run([_compiler(), "-std=c17", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library,
                    *sources, "-ldl", "-lpthread"], check=True)


def _compiler():
    """clang comes with Swift."""
    for name in ("clang", "cc"):
        if found := shutil.which(name):
            return found
    raise SystemExit("faults: neither clang nor cc is on the PATH; Swift's own toolchain has clang")


class Shim:
    """The shim for one data folder: its block, and what a process needs to run under it."""

    def __init__(self, library, folder, data):
        self.data = Path(data)
        self.trash = Path(folder) / "trash"
        self.trash.mkdir()
        path = Path(folder) / "control"
        path.write_bytes(bytes(mmap.PAGESIZE))
        self._file = open(path, "r+b")
        self._memory = mmap.mmap(self._file.fileno(), mmap.PAGESIZE)
        self.block = _Block.from_buffer(self._memory)
        self.environment = {"LD_PRELOAD": str(library), "FAULTS_FOLDER": str(self.data),
                            "FAULTS_CONTROL": str(path), "FAULTS_TRASH": str(self.trash)}
        self.calm()

    def calm(self):
        """No fault; the clock stays as it is."""
        shift = self.block.clock_shift
        ctypes.memset(ctypes.addressof(self.block), 0, ctypes.sizeof(self.block))
        self.block.times = self.block.cut_after = -1
        self.block.clock_shift = shift

    def fail(self, error, calls, suffix="", skip=0, times=-1):
        """Lets calls fail, from the next but `skip` on."""
        block = self.block
        block.calls, block.suffix, block.skip, block.times = calls, suffix.encode(), skip, times
        block.error = error

    def heal(self):
        self.block.error = 0

    def record(self, keep=0, seed=0, cut_after=-1, lies=False):
        """Records what is unsynced, so that the power can be cut: after so many calls, or by `cut`."""
        block = self.block
        block.keep, block.seed, block.lies, block.cut_after = keep, seed, lies, cut_after
        block.records = 1

    def cut(self):
        self.block.cut = 1

    def after_cut(self):
        """What does not outlive a power cut: memory that was shared through a file, and the shim's own records."""
        for path in self.data.rglob("*-shm"):
            path.unlink()
        for path in self.trash.iterdir():
            path.unlink()
        self.calm()
