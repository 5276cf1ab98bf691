"""`duban publish --spool`: the publisher killed at random, its power cut, the node killed too; then damage to what lies
in the spool."""

import json
import subprocess
import time
from random import Random

from .. import told
from ..control import Shim
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
        if stage.random.random() < 0.5:
            spool.cut_power("killed")
        else:
            spool.kill("killed")
        if stage.random.random() < 0.4:
            node.kill()
            node.start()
    spool.finish("killed")
    spool.demand_all()
    spool.damage()
    stage.settle(node)


class Spool:
    def __init__(self, stage, node):
        self.stage = stage
        self.node = node
        self.folder = stage.folder / "spool"
        self._told = told.Record(stage.told, "told", "spool")
        self._events = told.Record(stage.told, "events", "spool")
        self._sent = {}
        self._keys = {}
        shim = stage.folder / "spool-shim"
        shim.mkdir()
        self._shim = Shim(stage.library, shim, self.folder)

    def add(self, name, count):
        """A file of events to publish."""
        stories = Stories(Random(f"{self.stage.seed}/{name}"), name, instant(self.stage.now))
        events = list({event.key: event for event in (next(stories) for _ in range(count))}.values())
        self._events.add(*map(told.described, events))
        self._sent |= {event.key: event for event in events}
        self._keys[name] = [event.key for event in events]
        self._path(name).write_bytes(b"".join(event.text + b"\n" for event in events))

    def _path(self, name):
        return self.stage.folder / f"{name}.ndjson"

    def publish(self, *names, environment=None, **streams):
        """Publishes a file, or what the spool holds where none is named."""
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | streams
        return spawn([self.stage.program.path, "publish", "--json", "--spool", self.folder, "--ingest",
                      self.node.endpoints["ingest"], *map(self._path, names)], environment,
                     stdin=subprocess.DEVNULL, **streams)

    def kill(self, name):
        publisher = self.publish(name)
        time.sleep(self.stage.random.expovariate(1 / 0.15))
        publisher.kill()
        publisher.wait()
        self.stage.count("kills")

    def cut_power(self, name):
        random = self.stage.random
        self._shim.record(keep=random.choice((0, 20, 70)), seed=random.randrange(1 << 30),
                          cut_after=random.randrange(150))
        publisher = self.publish(name, environment=self._shim.environment)
        try:
            publisher.wait(random.uniform(0.1, 0.8))
        except subprocess.TimeoutExpired:
            self._shim.cut()
            publisher.wait()
        self.stage.count("cuts")
        self._shim.after_cut()

    def finish(self, *names):
        """Publishes to the end; gives what was told on standard error."""
        publisher = self.publish(*names, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            output, errors = publisher.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            publisher.kill()
            output, errors = publisher.communicate()
            self.stage.demand(False, "publishing what the spool holds has no end")
        self.stage.demand(publisher.returncode in (0, 1),
                          f"duban publish ended with {publisher.returncode}: {errors[-200:]}")
        self._tell(output)
        return errors.decode(errors="replace")

    def _tell(self, output):
        for line in output.splitlines():
            reply = json.loads(line)
            if event := self._sent.get((reply.get("source"), reply.get("id"))):
                self._told.add(told.verdict_line(event, reply))

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
        publisher = self.publish("damaged")  # which fills the spool, since nobody takes anything
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
