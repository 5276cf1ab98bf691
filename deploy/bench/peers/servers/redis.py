"""Redis Streams."""

import redis

from .server import Server


class Redis(Server):
    """Its append-only file alone, neither snapshots nor rewrites of it in the background."""

    name = "redis"
    title = "Redis Streams"
    durability = "appendonly yes, appendfsync always: after the fdatasync of the append-only file"
    driver = "redis"
    library = "hiredis"

    def start(self) -> None:
        settings = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": str(self.folder),
            "appendonly": "yes",
            "appendfsync": "always",
            "save": "",
            "auto-aof-rewrite-percentage": "0",
        }
        self.launch(["redis-server", *(word for key, value in settings.items() for word in (f"--{key}", value))])
        self.wait_for_port()
        self._client = redis.Redis(port=self.port)

    @property
    def version(self) -> str:
        return str(self._client.info("server")["redis_version"])

    def add(self, stream: str) -> None:
        """The group of the consumer; without it the first event would do."""
        self._client.xgroup_create(stream, "consumers", id="0", mkstream=True)

    def count(self, stream: str) -> int:
        return int(self._client.xlen(stream))

    def remove(self, stream: str) -> None:
        self._client.delete(stream)
