"""What befalls nodes and database. Each ends when all is whole again."""

# Seconds: so long that the standbys are taken for lost (wal_sender_timeout), and so short that they are not.
LONG_CUT, SHORT_CUT = 8, 3


class Nemesis:
    def __init__(self, city):
        self.city = city
        self.database = city.database
        self._next = 0

    def kill_node(self):
        """kill -9 of a node, each in its turn."""
        node = self.city.nodes[self._next % len(self.city.nodes)]
        self._next += 1
        self.city.kill(node)
        self.city.wait_for_service()
        self.city.start(node)

    def kill_both_nodes(self):
        """kill -9 of all nodes at once."""
        for node in self.city.nodes:
            self.city.kill(node)
        for node in self.city.nodes:
            self.city.start(node)

    def kill_postgres(self):
        """kill -9 of the primary's PostgreSQL; what looks after it lives."""
        self.database.kill_postgres()

    def hand_over(self):
        """A planned change of the primary, as for an upgrade."""
        old = self.database.primary
        self.database.hand_over()
        self._wait_for_another_primary(old)

    def kill_primary(self):
        """Power off of the primary's machine."""
        old = self.database.primary
        old.kill()
        self._wait_for_another_primary(old)
        self.city.wait_for_service()
        old.start()

    def kill_primary_and_node(self):
        """Both at once."""
        node = self.city.nodes[0]
        old = self.database.primary
        old.kill()
        self.city.kill(node)
        self._wait_for_another_primary(old)
        self.city.start(node)
        self.city.wait_for_service()
        old.start()

    def freeze_primary(self):
        """The primary's machine stands still, and wakes when another one is the primary."""
        old = self.database.primary
        old.freeze()
        self._wait_for_another_primary(old)
        self.city.wait_for_service()
        old.thaw()

    def freeze_standby(self):
        """The standby for which commits wait stands still."""
        standby = self.database.standby
        standby.freeze()
        self.city.wait_for_service()
        standby.thaw()

    def kill_etcd_leader(self):
        """kill -9 of the leader of etcd."""
        old = self.database.etcd.leader
        old.kill()
        self.database.wait_for(lambda: self.database.etcd.leader not in (None, old), "etcd elected no leader")
        self.city.wait_for_service()
        self.database.etcd.start()

    def cut_replication(self):
        """The primary's replication is silent for some seconds; then the wire is mended."""
        wire = self.database.primary.wire
        wire.cut()
        self.city.pass_time(LONG_CUT)
        wire.mend()

    def cut_replication_and_kill_primary(self):
        """The primary goes on for some seconds that no standby hears of, and dies."""
        old = self.database.primary
        old.wire.cut()
        self.city.pass_time(SHORT_CUT)
        old.kill()
        old.wire.mend()
        self._wait_for_another_primary(old)
        self.city.wait_for_service()
        old.start()

    def _wait_for_another_primary(self, old):
        self.database.wait_for(lambda: self.database.primary not in (None, old), "no other machine became the primary")


REPLICATED = ("kill_node", "kill_both_nodes", "kill_postgres", "hand_over", "kill_etcd_leader", "cut_replication",
              "freeze_standby", "kill_primary", "freeze_primary", "kill_primary_and_node",
              "cut_replication_and_kill_primary")
ASYNCHRONOUS = ("kill_node", "kill_postgres", "kill_primary", "cut_replication", "cut_replication_and_kill_primary")
SINGLE = ("kill_node", "kill_postgres", "kill_both_nodes", "kill_postgres")
