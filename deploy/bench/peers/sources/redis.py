"""A consumer group of a Redis stream."""

import redis

PATIENCE = 120_000  # ms


class RedisSource:
    def __init__(self, port: int, stream: str, batch: int) -> None:
        self._client = redis.Redis(port=port)
        self._stream = stream
        self._batch = batch
        self._taken: list[bytes] = []

    def take(self) -> list[bytes]:
        found = self._client.xreadgroup("consumers", "consumer", {self._stream: ">"}, count=self._batch, block=PATIENCE)
        if not found:
            raise TimeoutError("no events come")
        [(_, entries)] = found
        self._taken = [identifier for identifier, _ in entries]
        return [fields[b"event"] for _, fields in entries]

    def acknowledge(self) -> None:
        self._client.xack(self._stream, "consumers", *self._taken)
