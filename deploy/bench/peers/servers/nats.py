"""NATS JetStream, as it comes, and on a folder in which every write is synchronous."""

from ..commands import run
from ..nats_connection import NatsConnection
from ..problem import Problem
from .server import BATCH, Server

SETTINGS = """\
listen: "127.0.0.1:{port}"
jetstream {{ store_dir: "{folder}" }}
"""


class Nats(Server):
    """A stream of one replica in file storage.

    Version 2.9 has no setting for syncing: a block of the file is synced two minutes after it was written, at the earliest
    (server/stream.go: `fsCfg.SyncInterval = 2 * time.Minute`); `sync_interval: always` came with 2.10.
    """

    name = "nats"
    title = "NATS JetStream"
    durability = "NOT DURABLE: after write(2); the file is synced every two minutes, for which 2.9 has no setting"
    is_durable = False
    driver = "nats"
    library = "nats"

    def start(self) -> None:
        settings = self.folder / "server.conf"
        store = self.folder / "store"
        store.mkdir()
        self.prepare(store)
        settings.write_text(SETTINGS.format(port=self.port, folder=store))
        self.launch(["nats-server", "--config", settings])
        self.wait_for_port()
        self._connection = NatsConnection(self.port)

    def prepare(self, store: object) -> None:
        """Before the server sees its folder."""

    @property
    def version(self) -> str:
        return str(self._connection.information["version"])

    def add(self, stream: str) -> None:
        self._ask(f"STREAM.CREATE.{stream}", {"name": stream, "subjects": [stream], "storage": "file", "num_replicas": 1})
        consumer = {"durable_name": "consumer", "ack_policy": "explicit", "max_ack_pending": 2 * BATCH}
        self._ask(f"CONSUMER.DURABLE.CREATE.{stream}.consumer", {"stream_name": stream, "config": consumer})

    def count(self, stream: str) -> int:
        return int(self._ask(f"STREAM.INFO.{stream}")["state"]["messages"])

    def remove(self, stream: str) -> None:
        self._ask(f"STREAM.DELETE.{stream}")

    def _ask(self, question: str, body: dict[str, object] | None = None) -> dict[str, dict[str, int]]:
        answer = self._connection.request(f"$JS.API.{question}", body)
        if "error" in answer:
            raise Problem(f"{self.title} refused {question}: {answer['error']['description']}")
        return answer


class SyncedNats(Nats):
    """The files inherit the folder's flag S, as if each had been opened with O_SYNC: the most that 2.9 can be made to do."""

    name = "nats-synced"
    title = "NATS JetStream, chattr +S"
    durability = "on a folder with chattr +S: after a write(2) that is on the disk when it returns"
    is_durable = True
    most_events = 3_000

    def prepare(self, store: object) -> None:
        run("chattr", "+S", store)
