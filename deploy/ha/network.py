"""Loopback addresses of one run: nobody else speaks there, so nothing takes a port while its owner is dead."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Network:
    prefix: str

    @classmethod
    def drawn(cls, seed):
        random = Random(seed)
        return cls(f"127.{random.randint(1, 250)}.{random.randint(1, 250)}")

    @property
    def all(self):
        """Whoever speaks to a loopback address does so from 127.0.0.1."""
        return "127.0.0.0/8"

    def machine(self, number):
        return f"{self.prefix}.{10 + number}"

    def wire(self, number):
        """Where the other machines find this one: a wire that can be cut."""
        return f"{self.prefix}.{20 + number}"

    def etcd(self, number):
        return f"{self.prefix}.{30 + number}"

    def node(self, number):
        return f"{self.prefix}.{40 + number}"
