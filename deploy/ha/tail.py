"""What a node publishes, written down by a subscriber."""

import json
import threading
from dataclasses import dataclass

import zmq

POLL = 100


@dataclass(frozen=True)
class Published:
    node: str
    position: int
    previous: int
    topic: str
    source: str
    id: str


class Tail:
    """Follows one node from one of its starts to its end."""

    def __init__(self, node, endpoint):
        self.node = node
        self.rows = []
        self._endpoint = endpoint
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    @property
    def newest(self):
        return self.rows[-1].position if self.rows else 0

    def end(self):
        self._is_over.set()
        self._thread.join()

    def _follow(self):
        with zmq.Context() as context, context.socket(zmq.SUB) as socket:
            socket.linger = 0
            socket.rcvhwm = 0
            socket.subscribe(b"")
            socket.connect(self._endpoint)
            while not self._is_over.is_set():
                while socket.poll(POLL):
                    self._take(*socket.recv_multipart())

    def _take(self, topic, header, body):
        if topic == b"heartbeat":
            return
        header, event = json.loads(header), json.loads(body)
        self.rows.append(Published(self.node, header["position"], header["previous"], topic.decode(), event["source"],
                                   event["id"]))
