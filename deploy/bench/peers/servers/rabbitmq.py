"""A quorum queue of RabbitMQ."""

import pika

from ..commands import run
from .server import Server, free_port

SCRIPT = "/usr/lib/rabbitmq/bin/rabbitmq-server"


class RabbitMQ(Server):
    """One node, which is the quorum; no plugins."""

    name = "rabbitmq"
    title = "RabbitMQ quorum queue"
    durability = "publisher confirms: after the fdatasync of the quorum's write-ahead log, one for all messages that waited"
    keeps_what_is_consumed = False
    driver = "rabbitmq"
    library = "rabbitmq"

    def start(self) -> None:
        registry = free_port()
        # Otherwise the node would start one on the usual port, and leave it behind.
        self.launch(["epmd", "-address", "127.0.0.1", "-port", registry])
        (self.folder / "rabbitmq.conf").write_text(f"listeners.tcp.1 = 127.0.0.1:{self.port}\n")
        (self.folder / "plugins").write_text("[].\n")
        self.launch([SCRIPT], self._environment(registry))
        self.wait_for_port()
        self._channel = pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", self.port, heartbeat=0)).channel()

    def _environment(self, registry: int) -> dict[str, str]:
        return {
            "HOME": str(self.folder),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": str(registry),
            # The script becomes the server instead of waiting for it.
            "RABBITMQ_ALLOW_INPUT": "1",
            "RABBITMQ_SERVER_START_ARGS": "-noinput",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false",
            "RABBITMQ_NODENAME": "duban-peer@localhost",
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_CONFIG_FILE": str(self.folder / "rabbitmq.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "data"),
            "RABBITMQ_LOG_BASE": str(self.folder / "logs"),
            "RABBITMQ_LOGS": "-",
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
        }

    @property
    def version(self) -> str:
        return run("dpkg-query", "-W", "-f=${source:Upstream-Version}", "rabbitmq-server").decode()

    def add(self, stream: str) -> None:
        self._channel.queue_declare(stream, durable=True, arguments={"x-queue-type": "quorum"})

    def count(self, stream: str) -> int:
        return int(self._channel.queue_declare(stream, passive=True).method.message_count)

    def remove(self, stream: str) -> None:
        self._channel.queue_delete(stream)
