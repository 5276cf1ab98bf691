"""The servers that are measured, each started for it."""

from .duban import Duban
from .nats import Nats, SyncedNats
from .rabbitmq import RabbitMQ
from .redis import Redis
from .server import Server

PEERS: dict[str, type[Server]] = {peer.name: peer for peer in (Redis, Nats, SyncedNats, RabbitMQ)}

__all__ = ["PEERS", "Duban", "Server"]
