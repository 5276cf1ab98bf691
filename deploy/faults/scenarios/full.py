"""The disk is full, then has room again: producers are told to wait, what nobody would send again is kept."""

import errno
import subprocess
import time

from ..control import GROW
from ..feeder import Feeder
from ..told import Watch

SMALL, LARGE = "3m", "1g"
PATIENCE = 60
FED = 100


def play(stage):
    disk = SmallDisk(stage) if stage.random.random() < 0.7 and stage.mount(SMALL) else FullByShim(stage)
    node = stage.node(shim=disk.shim)
    node.start()
    now = stage.now
    stage.load(node, now, size=500, pace=400)
    watch = Watch(stage.told)
    feeder = Feeder(stage, node, now)
    feeder.send(FED)
    feeder.settle()
    disk.fill(watch)
    if stage.wait_for(lambda: watch.count(503) > 0, PATIENCE, "the disk is full, and nobody was told 503"):
        feeder.send(FED)
        time.sleep(stage.random.uniform(0, stage.seconds / 2))
        stage.demand(node.runs, f"the node has ended since the disk is full: {node.last_line()}")
    disk.empty()
    before = watch.count(200)
    stage.wait_for(lambda: watch.count(200) > before, PATIENCE, "there is room again, and nothing is accepted")
    feeder.settle()
    feeder.close()
    stage.count("told-503", watch.count(503))
    stage.settle(node, fed=True)


class SmallDisk:
    """A file system of a few megabytes."""

    shim = None

    def __init__(self, stage):
        self.stage = stage
        stage.count("tmpfs")

    def fill(self, watch):
        """The load does."""

    def empty(self):
        subprocess.run(["mount", "-o", f"remount,size={LARGE}", self.stage.data], check=True)


class FullByShim:
    """Where mounting is not allowed: writes beyond the end of a file fail."""

    def __init__(self, stage):
        self.shim = stage.shim()
        self._seconds = stage.random.uniform(0, stage.seconds / 2)
        stage.count("shim")

    def fill(self, watch):
        time.sleep(self._seconds)
        self.shim.fail(errno.ENOSPC, GROW)

    def empty(self):
        self.shim.heal()
