"""Connections come and go by the hundred, with half of what they had to say, while producers go on."""

import socket
import struct
import time

import zmq

from ..told import Watch

LARGEST = 300
PATIENCE = 40


def play(stage):
    node = stage.node()
    node.start()
    before = node.sockets()
    stage.load(node, pace=200)
    watch = Watch(stage.told)
    storm = Storm(stage, node)
    for _ in stage.moments(mean=0.002):
        storm.blow()
    told = watch.count()
    stage.wait_for(lambda: watch.count() > told, PATIENCE, "nobody is answered during the storm")
    storm.end()
    stage.demand(watch.count() > 0, "nobody was answered")
    for load in stage.loads:
        load.end()
    stage.wait_for(lambda: node.sockets() <= before + 10, PATIENCE,
                   "more than 10 sockets are left over from the storm")
    stage.settle(node)


class Storm:
    def __init__(self, stage, node):
        self.stage = stage
        self.random = stage.random
        self.endpoints = list(node.endpoints.values())
        self.context = zmq.Context()
        self.context.set(zmq.MAX_SOCKETS, 4 * LARGEST)
        self.open = []

    def blow(self):
        """One more connection; some of those that are there go."""
        self.stage.count("connections")
        endpoint = self.random.choice(self.endpoints)
        self.open.append(self._half_heard(endpoint) if self.random.random() < 0.3 else self._raw(endpoint))
        while len(self.open) > LARGEST or (self.open and self.random.random() < 0.6):
            self.open.pop(self.random.randrange(len(self.open))).close()

    def _half_heard(self, endpoint):
        """A request that is never finished, or whose reply is never read."""
        client = self.context.socket(self.random.choice((zmq.DEALER, zmq.REQ, zmq.PUSH, zmq.SUB)))
        client.linger = self.random.choice((0, 50))
        client.connect(endpoint)
        if client.type == zmq.SUB:
            client.subscribe(b"")
        else:
            self._say_half(client)
        return client

    def _say_half(self, client):
        unfinished = client.type == zmq.DEALER and self.random.random() < 0.5
        frames = [b"", b'{"specversion":"1.0"'] if client.type == zmq.DEALER else [b"[{},{}"]
        try:
            if unfinished:
                client.send(b"", zmq.SNDMORE | zmq.NOBLOCK)
            else:
                client.send_multipart(frames, zmq.NOBLOCK)
        except zmq.Again:
            pass  # refused by then, since it speaks to a socket of another kind

    def _raw(self, endpoint):
        """A few bytes of the protocol, of a stranger's, or of a long message that does not come."""
        host, port = endpoint.removeprefix("tcp://").rsplit(":", 1)
        stream = socket.create_connection((host, int(port)), timeout=10)
        if self.random.random() < 0.5:
            # Closed with a reset.
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        said = self.random.choice((GREETING + READY + HALF_MESSAGE, b"GET / HTTP/1.1\r\n\r\n", self.random.randbytes(80)))
        try:
            stream.sendall(said[:self.random.randint(0, len(said))])
        except OSError:
            pass
        return stream

    def end(self):
        for connection in self.open:
            connection.close()
        self.context.destroy(linger=0)


def _command(name, *properties):
    body = bytes([len(name)]) + name
    for key, value in properties:
        body += bytes([len(key)]) + key + struct.pack(">I", len(value)) + value
    return bytes([4, len(body)]) + body


# ZMTP 3.0, with the mechanism NULL.
GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
READY = _command(b"READY", (b"Socket-Type", b"DEALER"), (b"Identity", b""))
HALF_MESSAGE = b"\x01\x00" + b"\x02" + struct.pack(">Q", 500_000) + b'{"specversion":"1.0","id":"half'
