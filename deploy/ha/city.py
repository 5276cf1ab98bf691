"""A city's nodes in front of its database, the load on them, and the audit at the end."""

import time
from contextlib import closing

from faults import told
from faults.audit import Audit
from faults.load import Load
from faults.log import by_query, by_select
from faults.node import Node
from faults.stage import Stage

from .office import Office
from .outcome import Outcome
from .service import Service
from .tail import Tail
from .tail_audit import audited

PATIENCE = 90
# Seconds until a node has to have published what another one has committed.
TAIL_PATIENCE = 10
# A node answers again when its events are accepted for so long (seconds).
STEADY = 2


class City(Stage):
    """
    - database: a cluster or a single server that runs.
    """

    def __init__(self, program, seed, network, database):
        super().__init__(program, None, seed, 0)
        self.database = database
        self.tails = []
        self._followed = {}
        environment = {"DUBAN_STORE": database.store} | database.environment
        for number in (1, 2):
            data = self.folder / f"node{number}"
            data.mkdir()
            self.nodes.append(Node(program, data, data, network.node(number), environment=environment))
        self.service = None

    def open(self, pace):
        for node in self.nodes:
            self.start(node)
        ingest = [node.endpoints["ingest"] for node in self.nodes]
        self.loads.append(Load(self, ingest, self.now, pace=pace, longest=1, patience=PATIENCE))
        self.office = Office(self, ingest[::-1], self.now, pace)
        self.service = Service(self.told)
        self.wait_for_service()

    # The nodes

    def start(self, node):
        node.start()
        tail = Tail(node.data.name, node.endpoints["tail"])
        self._followed[node] = tail
        self.tails.append(tail)

    def kill(self, node):
        node.kill()
        self._followed.pop(node).end()

    def start_what_ended(self):
        """As systemd does: a node that ends by itself is started again."""
        for node in list(self._followed):
            if not node.runs:
                self.count("restarts")
                self.kill(node)
                self.start(node)

    # Service

    def wait_for_service(self):
        """Until events have been accepted for a while without a pause."""
        end = time.monotonic() + PATIENCE
        since = time.monotonic()
        while time.monotonic() - since < STEADY:
            time.sleep(0.05)
            self.start_what_ended()
            if time.monotonic() - self.service.last > STEADY / 4:
                since = time.monotonic()
            if time.monotonic() > end:
                self.demand(False, f"no event was accepted within {PATIENCE} s")
                return

    def pass_time(self, seconds):
        time.sleep(seconds)

    # The end

    def audit(self):
        """Ends the load, and compares what was told and published with what each node and the database hold."""
        self._end_load()
        logs = [by_query(node.endpoints["query"]) for node in self.nodes]
        self._wait_for_tails(logs[0].rows[-1].position)
        self._end_nodes()
        with closing(self.database.connect()) as connection:
            logs.append(by_select(lambda statement: self._rows(connection, statement)))
        self.verify()
        events, verdicts = told.events(self.told), told.verdicts(self.told)
        found = [Audit(log, events, verdicts).run() for log in logs]
        tails = audited(logs[-1], [tail.rows for tail in self.tails])
        return Outcome.of(found, tails, self.result.failures)

    def _end_load(self):
        for load in self.loads:
            load.end()
        self.office.end()
        self.service.end()
        self.start_what_ended()

    def _wait_for_tails(self, position):
        """Each node has to publish what any has committed."""
        for node, tail in self._followed.items():
            self.wait_for(lambda tail=tail: tail.newest >= position, TAIL_PATIENCE,
                          f"{node.data.name} has not published the log up to {position} within {TAIL_PATIENCE} s")

    def _end_nodes(self):
        for node in self.nodes:
            status = node.stop()
            self.demand(status == 0, f"{node.data.name} ended with {status}: {node.last_line()}")
            self._followed.pop(node).end()

    def _rows(self, connection, statement):
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchall()

    def verify(self):
        """The product's own check: the chain of hashes, and that the log gives the stored state."""
        status, _, errors = self.program.run("verify", "--store", self.database.store,
                                              environment=self.database.environment)
        self.demand(status == 0, f"duban verify ends with {status}: {errors.splitlines()[-1] if errors else ''}")
