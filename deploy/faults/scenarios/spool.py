"""`duban publish --spool`: the publisher killed at random, the node too; then damage to what lies in the spool."""

import subprocess
import time
from random import Random

from .. import told
from ..damage import damage
from ..events import Stories, instant
from ..log import by_query
from ..processes import spawn

PATIENCE = 90
EVENTS = 300


def why_not(program):
    return None if program.has_option("publish", "--spool") else "this version's duban publish has no --spool"


def play(stage):
    node = stage.node()
    node.start()
    spool = Spool(stage, node)
    spool.add("killed", EVENTS)
    for _ in stage.moments(mean=0.15):
        publisher = spool.publish("killed")
        time.sleep(stage.random.expovariate(1 / 0.15))
        publisher.kill()
        publisher.wait()
        stage.count("publishers-killed")
        if stage.random.random() < 0.4:
            node.kill()
            node.start()
    spool.finish("killed")
    spool.demand_all()
    spool.damage()
    stage.settle(node, fed=False)


class Spool:
    def __init__(self, stage, node):
        self.stage = stage
        self.node = node
        self.folder = stage.folder / "spool"
        self._record = told.Record(stage.told, "fed", "spool")
        self._keys = {}

    def add(self, name, count):
        """A file of events to publish."""
        stories = Stories(Random(f"{self.stage.seed}/{name}"), name, instant(self.stage.now))
        events = list({event.key: event for event in (next(stories) for _ in range(count))}.values())
        self._record.add(*map(told.described, events))
        self._keys[name] = [event.key for event in events]
        self._path(name).write_bytes(b"".join(event.text + b"\n" for event in events))

    def _path(self, name):
        return self.stage.folder / f"{name}.ndjson"

    def publish(self, *names, errors=subprocess.DEVNULL):
        """Publishes a file, or what the spool holds where none is named."""
        return spawn([self.stage.program.path, "publish", "--spool", self.folder, "--ingest",
                      self.node.endpoints["ingest"], *map(self._path, names)],
                     stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)

    def finish(self, *names):
        """Publishes to the end; gives what was told on standard error."""
        publisher = self.publish(*names, errors=subprocess.PIPE)
        try:
            errors = publisher.communicate(timeout=PATIENCE)[1].decode(errors="replace")
        except subprocess.TimeoutExpired:
            publisher.kill()
            errors = publisher.communicate()[1].decode(errors="replace")
            self.stage.demand(False, f"publishing what the spool holds has no end: {errors[-200:]}")
        self.stage.demand(publisher.returncode in (0, 1, -9), f"duban publish ended with {publisher.returncode}")
        return errors

    def missing(self, name):
        """Events of a file that have left no trace with the node."""
        log = by_query(self.node.endpoints["query"])
        known = {row.key for row in log.rows} | {(letter.source, letter.id) for letter in log.letters}
        return [key for key in self._keys[name] if key not in known]

    def demand_all(self):
        missing = self.missing("killed")
        self.stage.demand(not missing, f"{len(missing)} events of the spool have not come through, first {missing[:1]}")
        self.stage.count("spooled", len(self._keys["killed"]))

    def damage(self):
        """Damages what lies in the spool while there is no node: what does not come through is told of."""
        self.add("damaged", EVENTS)
        self.node.kill()
        publisher = self.publish("damaged")
        time.sleep(1)
        publisher.kill()
        publisher.wait()
        files = [path for path in sorted(self.folder.rglob("*")) if path.is_file() and path.stat().st_size > 0]
        what = damage(self.stage.random, self.stage.random.choice(files))
        self.node.start()
        errors = self.finish()
        missing = self.missing("damaged")
        set_aside = list((self.folder / "damaged").glob("*")) if (self.folder / "damaged").exists() else []
        self.stage.count("damaged-lost", len(missing))
        self.stage.demand(not missing or set_aside or "damaged" in errors or "missing" in errors,
                          f"{what}: {len(missing)} events have vanished from the spool, and nothing is told")
