"""etcd: three members that agree on who is the primary."""

import json
import subprocess
import urllib.request

from faults.processes import spawn

CLIENTS, PEERS = 2379, 2380


class Member:
    def __init__(self, number, network, folder):
        self.name = f"etcd{number}"
        self.address = network.etcd(number)
        self._folder = folder / self.name
        self._process = None

    @property
    def clients(self):
        return f"{self.address}:{CLIENTS}"

    @property
    def peers(self):
        return f"{self.name}=http://{self.address}:{PEERS}"

    @property
    def runs(self):
        return self._process is not None and self._process.poll() is None

    def start(self, members):
        self._folder.mkdir(exist_ok=True)
        own = {"name": self.name, "data-dir": self._folder / "data", "initial-cluster-state": "new",
               "initial-cluster": ",".join(member.peers for member in members),
               "listen-client-urls": f"http://{self.clients}", "advertise-client-urls": f"http://{self.clients}",
               "listen-peer-urls": f"http://{self.address}:{PEERS}",
               "initial-advertise-peer-urls": f"http://{self.address}:{PEERS}"}
        words = ["--enable-v2", *(f"--{key}={value}" for key, value in own.items())]
        with open(self._folder / "log", "ab") as log:
            self._process = spawn(["etcd", *words], stdout=log, stderr=subprocess.STDOUT)

    def kill(self):
        if self.runs:
            self._process.kill()
            self._process.wait()

    def leads(self):
        """Whether it says that it is the leader; None where it says nothing."""
        request = urllib.request.Request(f"http://{self.clients}/v3/maintenance/status", b"{}", method="POST")
        try:
            with urllib.request.urlopen(request, timeout=2) as response:
                status = json.load(response)
        except OSError:
            return None
        return status.get("leader", "0") == status["header"]["member_id"]


class Etcd:
    def __init__(self, network, folder):
        self.members = [Member(number, network, folder) for number in (1, 2, 3)]

    @property
    def clients(self):
        return ", ".join(member.clients for member in self.members)

    def start(self):
        for member in self.members:
            if not member.runs:
                member.start(self.members)

    @property
    def leader(self):
        """None while they elect one."""
        return next((member for member in self.members if member.runs and member.leads()), None)

    def close(self):
        for member in self.members:
            member.kill()
