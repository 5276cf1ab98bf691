"""A consumer of a RabbitMQ queue."""

from collections import deque

import pika
from pika.adapters.blocking_connection import BlockingChannel
from pika.spec import Basic, BasicProperties

PATIENCE = 120


class RabbitMQSource:
    """The next batch arrives while one is being committed: two of them may be unacknowledged."""

    def __init__(self, port: int, stream: str, batch: int) -> None:
        self._connection = pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", port, heartbeat=0))
        self._channel = self._connection.channel()
        self._batch = batch
        self._arrived: deque[tuple[int, bytes]] = deque()
        self._last_taken = 0
        self._channel.basic_qos(prefetch_count=2 * batch)
        self._channel.basic_consume(stream, self._arrive)

    def _arrive(self, _: BlockingChannel, delivery: Basic.Deliver, __: BasicProperties, body: bytes) -> None:
        self._arrived.append((delivery.delivery_tag, body))

    def take(self) -> list[bytes]:
        self._connection.process_data_events(time_limit=0 if self._arrived else PATIENCE)
        if not self._arrived:
            raise TimeoutError("no events come")
        taken = [self._arrived.popleft() for _ in range(min(self._batch, len(self._arrived)))]
        self._last_taken = taken[-1][0]
        return [body for _, body in taken]

    def acknowledge(self) -> None:
        self._channel.basic_ack(self._last_taken, multiple=True)
