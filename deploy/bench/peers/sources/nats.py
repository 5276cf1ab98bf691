"""A pull consumer of a JetStream stream, each event acknowledged by itself."""

from ..nats_connection import Message, NatsConnection

_INBOX = "_INBOX.events"


class NatsSource:
    def __init__(self, port: int, stream: str, batch: int) -> None:
        self._connection = NatsConnection(port)
        self._next = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.consumer"
        self._batch = batch
        self._asked_for = 0
        self._taken: list[Message] = []
        self._connection.subscribe(_INBOX)
        self._ask()

    def _ask(self) -> None:
        """Two batches at most: the next one arrives while one is being committed."""
        if self._asked_for <= self._batch:
            self._connection.publish(self._next, b'{"batch":%d}' % self._batch, reply=_INBOX)
            self._asked_for += self._batch
        self._connection.flush()

    def take(self) -> list[bytes]:
        self._taken = [self._connection.receive()]
        while len(self._taken) < self._batch and self._connection.has_message():
            self._taken.append(self._connection.receive())
        self._asked_for -= len(self._taken)
        return [message.body for message in self._taken]

    def acknowledge(self) -> None:
        for message in self._taken:
            self._connection.publish(message.reply, b"+ACK")
        self._ask()
