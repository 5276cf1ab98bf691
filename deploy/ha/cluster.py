"""Three machines with PostgreSQL, of which Patroni and etcd keep one the primary."""

import time

from .database import Database
from .etcd import Etcd
from .machine import Machine

PATIENCE = 120
PAUSE = 0.2


class ClusterFailed(Exception):
    """It did not come to what was waited for."""


class Cluster(Database):
    """
    - is_synchronous: whether a commit waits for a standby.
    """

    def __init__(self, network, folder, is_synchronous):
        numbers = (1, 2, 3)
        super().__init__(",".join(map(network.machine, numbers)), "?target_session_attrs=read-write&connect_timeout=3")
        self.is_synchronous = is_synchronous
        self.etcd = Etcd(network, folder)
        settings = {"etcd": self.etcd.clients, "password": self.password, "synchronous": str(is_synchronous).lower()}
        self.machines = [Machine(number, network, folder, settings) for number in numbers]

    def start(self):
        self.etcd.start()
        self.machines[0].start()
        self.wait_for(lambda: self.primary, "no machine became the primary")
        for machine in self.machines[1:]:
            machine.start()
        self.wait_until_whole()
        self.administer("postgres", f"CREATE ROLE duban LOGIN PASSWORD '{self.password}'",
                        "CREATE DATABASE duban OWNER duban")

    # What befalls it

    def kill_postgres(self):
        self.primary.kill_postgres()

    def hand_over(self):
        """To the standby that has everything."""
        self.primary.ask("switchover", {"leader": self.primary.name, "candidate": self.standby.name})

    # Who is what

    def role(self, name):
        """The machine that has a role in the eyes of those who answer; None while there is none."""
        named = {member["name"] for member in self._members() if member["role"] == name}
        return next((machine for machine in self.machines if machine.name in named), None)

    @property
    def primary(self):
        return next((machine for machine in self.machines if machine.status().get("role") == "master"), None)

    @property
    def standby(self):
        """The one for which commits wait; of asynchronous ones any."""
        return self.role("sync_standby" if self.is_synchronous else "replica")

    def is_whole(self):
        """Whether both standbys follow the primary, one of them synchronously where that is asked for, and etcd is whole."""
        links = self.primary.status().get("replication", []) if self.primary else []
        synchronous = {link["application_name"] for link in links if link["sync_state"] == "sync"}
        return (sum(link["state"] == "streaming" for link in links) == 2
                and (not self.is_synchronous or {self.standby and self.standby.name} == synchronous)
                and all(member.leads() is not None for member in self.etcd.members))

    def _members(self):
        """As the primary's Patroni lists them."""
        return self.primary.ask("cluster").get("members", []) if self.primary else []

    def wait_until_whole(self):
        self.wait_for(self.is_whole, "the cluster did not become whole again")

    def wait_for(self, condition, text):
        end = time.monotonic() + PATIENCE
        while not (holds := condition()):
            if time.monotonic() > end:
                raise ClusterFailed(f"{text} within {PATIENCE} s")
            time.sleep(PAUSE)
        return holds

    def close(self):
        for machine in self.machines:
            machine.close()
        self.etcd.close()
