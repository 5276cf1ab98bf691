"""One run of a scenario on a folder of its own: its chance, its node, its producers, its audit."""

import shutil
import subprocess
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from .control import Shim
from .events import SHANGHAI
from .load import Load
from .node import Node, NodeFailed
from .processes import spawn_python

@dataclass
class Result:
    """What one or more stages have brought."""

    acked: int = 0
    lost: int = 0
    doubled: int = 0
    counts: Counter = field(default_factory=Counter)
    failures: list = field(default_factory=list)

    def add(self, other):
        self.acked += other.acked
        self.lost += other.lost
        self.doubled += other.doubled
        self.counts += other.counts
        self.failures += other.failures

    @property
    def is_clean(self):
        return not (self.failures or self.lost or self.doubled)


class Stage:
    """
    - seed: of everything that is drawn.
    - seconds: how long its load goes on; start, settling and audit come on top.
    """

    def __init__(self, program, library, seed, seconds):
        self.program = program
        self.library = library
        self.seed = seed
        self.random = Random(seed)
        self.seconds = seconds
        self.folder = Path(tempfile.mkdtemp(prefix="duban-faults-"))
        self.data = self.folder / "data"
        self.told = self.folder / "told"
        self.data.mkdir()
        self.told.mkdir()
        self.result = Result()
        self.nodes = []
        self.loads = []
        self._mounts = []

    # What happens on it

    @property
    def now(self):
        """The present, as events and clocks name it."""
        return datetime.now(SHANGHAI).isoformat(timespec="milliseconds")

    def fast_clock(self):
        """A clock that runs days in a second, and its beginning."""
        began = (datetime(2024, 3, 1, tzinfo=SHANGHAI) + timedelta(hours=self.random.randrange(48))).isoformat()
        return f"{began}@{self.random.choice((2_000, 10_000, 30_000))}", began

    def shim(self):
        return Shim(self.library, self.folder, self.data)

    def node(self, clock=None, shim=None):
        """A node on a loopback address of its own."""
        address = f"127.{self.random.randint(1, 250)}.{self.random.randint(1, 250)}.{self.random.randint(2, 250)}"
        node = Node(self.program, self.folder, self.data, address, clock, shim.environment if shim else None)
        self.nodes.append(node)
        return node

    def load(self, node, now=None, names=None, **options):
        load = Load(self, node.endpoints["ingest"], now or self.now, names, **options)
        self.loads.append(load)
        return load

    def moments(self, mean):
        """Waits for random spans of this mean, again and again, until the time of the load is over."""
        end = time.monotonic() + self.seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, self.random.expovariate(1 / mean)))
            yield

    def wait_a_moment(self):
        time.sleep(0.02)

    def wait_for(self, condition, patience, text):
        """Waits until `condition()` holds; that it does is demanded."""
        end = time.monotonic() + patience
        while not (holds := condition()) and time.monotonic() < end:
            time.sleep(0.02)
        self.demand(holds, text)
        return holds

    def count(self, name, by=1):
        self.result.counts[name] += by

    def demand(self, holds, text):
        if not holds:
            self.result.failures.append(text)

    # Its end

    def settle(self, node, fed=False):
        """Ends the load, and audits the log: asked of the node, then read from the file."""
        for load in self.loads:
            load.end()
        if not node.runs:
            node.start()
        asked = self.audited("--query", node.endpoints["query"], fed=fed)
        status = node.stop()
        self.demand(status == 0, f"the node ended with {status}: {node.last_line()}")
        read = self.audited("--data", self.data, fed=fed)
        self.take(asked, read)
        self.verify()

    def audited(self, *log, fed):
        return audited(self.told, *log, *(["--fed"] if fed else []))

    def take(self, asked, read):
        """What both witnesses tell counts once."""
        found = [*asked.failures, *(failure for failure in read.failures if failure not in asked.failures)]
        self.result.add(Result(read.acked, max(asked.lost, read.lost), max(asked.doubled, read.doubled), failures=found))

    def verify(self):
        """The product's own check, where this version has it."""
        if not self.program.has_command("verify"):
            return
        status, _, errors = self.program.run("verify", "--data", self.data)
        self.demand(status == 0, f"duban verify ends with {status}: {errors.splitlines()[-1] if errors else ''}")

    def mount(self, size):
        """A small file system on the data folder; False where that is not allowed."""
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.data]
        if subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0:
            return False
        self._mounts.append(self.data)
        return True

    def close(self):
        """Ends what still runs; keeps the folder where something was found."""
        for load in self.loads:
            for process in load.processes.values():
                process.kill()
                process.wait()
        for node in self.nodes:
            node.kill()
        if self.result.is_clean:
            self._remove()
        else:
            self.result.failures.append(f"(seed {self.seed}, folder {self.folder} is kept)")

    def _remove(self):
        for folder in self._mounts:
            subprocess.run(["umount", "-l", folder], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def audited(folder, *arguments):
    """Runs the auditor on what was told, and reads its findings."""
    auditor = spawn_python("auditor", "--told", str(folder), *map(str, arguments), stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE)
    output, errors = auditor.communicate()
    lines = output.decode().splitlines()
    if not lines or not lines[-1].startswith("acked "):
        return Result(failures=[f"the auditor failed: {errors.decode().strip().splitlines()[-1:]}"])
    _, acked, _, lost, _, doubled = lines[-1].split()
    return Result(int(acked), int(lost), int(doubled), failures=lines[:-1])


def played(scenario, program, library, seed, seconds):
    """Plays a scenario once."""
    stage = Stage(program, library, seed, seconds)
    try:
        scenario.play(stage)
    except NodeFailed as error:
        stage.demand(False, str(error))
    except Exception as error:  # One scenario's own fault does not end the others.
        (stage.folder / "traceback.txt").write_text(traceback.format_exc())
        stage.demand(False, f"the scenario itself failed: {error!r}; see traceback.txt")
    finally:
        stage.close()
    return stage.result
