"""How many events a second one node and two nodes on the same database take."""

import subprocess
import time
from contextlib import closing
from random import Random

from faults.events import Stories, instant
from faults.node import Node
from faults.processes import spawn

WINDOW = 2000
OFFICES = 2


class Throughput:
    """
    - events: how many each of the two offices publishes in one measurement.
    """

    def __init__(self, program, seed, network, database, folder, events):
        self.program = program
        self.seed = seed
        self.network = network
        self.database = database
        self.folder = folder
        self.events = events

    def measure(self):
        """Lines of a table: all with the same two offices."""
        yield "events/s"
        yield f"{self._rate(1, {}):8.0f}  one node with a folder of its own"
        store = {"DUBAN_STORE": self.database.store} | self.database.environment
        yield f"{self._rate(1, store):8.0f}  one node on the database"
        yield f"{self._rate(2, store):8.0f}  two nodes on the database"
        yield f"{self._row_bytes():8.0f}  bytes a row of the log there, with its ledgers and indexes"

    def _row_bytes(self):
        with closing(self.database.connect()) as connection:
            cursor = connection.cursor()
            cursor.execute("SELECT pg_database_size(current_database()), position FROM head")
            size, rows = cursor.fetchone()
            return size / rows

    def _rate(self, count, environment):
        nodes = [self._node(number, environment) for number in range(1, count + 1)]
        phase = f"{count}-{len(environment)}"
        self._publish(nodes, f"warm-up-{phase}", self.events // 10)
        seconds = self._publish(nodes, f"measured-{phase}", self.events)
        for node in nodes:
            node.stop()
        return OFFICES * self.events / seconds

    def _node(self, number, environment):
        data = self.folder / f"node{number}"
        data.mkdir(exist_ok=True)
        node = Node(self.program, data, data, self.network.node(number), environment=environment)
        node.start()
        return node

    def _publish(self, nodes, phase, count):
        """Each office has the next node; gives how long it took until all was accepted."""
        paths = [self._written(f"{phase}-{number}", count) for number in range(OFFICES)]
        began = time.monotonic()
        offices = [spawn([self.program.path, "publish", "--window", WINDOW, "--ingest",
                          nodes[number % len(nodes)].endpoints["ingest"], path], stdout=subprocess.DEVNULL)
                   for number, path in enumerate(paths)]
        if any([office.wait() for office in offices]):
            raise RuntimeError("duban publish did not get all events accepted")
        return time.monotonic() - began

    def _written(self, name, count):
        stories = Stories(Random(f"{self.seed}/{name}"), name, instant("2024-01-05T09:00:00+08:00"))
        path = self.folder / f"{name}.ndjson"
        path.write_bytes(b"".join(stories.hazard_found(f"{name}-{number}").text + b"\n" for number in range(count)))
        return path
