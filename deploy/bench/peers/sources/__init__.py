"""Where a pipeline's consumer gets its events from."""

from collections.abc import Callable
from typing import Protocol

from .nats import NatsSource
from .rabbitmq import RabbitMQSource
from .redis import RedisSource


class Source(Protocol):
    def take(self) -> list[bytes]:
        """Waits for an event, and gives those that are there, a batch at most."""

    def acknowledge(self) -> None:
        """All that were taken last; they are not delivered again."""


SOURCES: dict[str, Callable[[int, str, int], Source]] = {
    "nats": NatsSource,
    "rabbitmq": RabbitMQSource,
    "redis": RedisSource,
}
"""By the driver's name: from a port, a stream and the size of a batch."""
