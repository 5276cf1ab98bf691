"""The text protocol of NATS, as much as is needed here: Debian has no client for Python."""

import json
import select
import socket
from dataclasses import dataclass
from typing import Any

PATIENCE = 120
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Message:
    reply: str
    body: bytes


class NatsConnection:
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = bytearray()
        self._read = 0
        self._unsent = bytearray(b'CONNECT {"verbose":false,"pedantic":false}\r\n')
        self._subscriptions = 0
        self.information: dict[str, Any] = json.loads(self._line().partition(b" ")[2])

    def subscribe(self, subject: str) -> None:
        self._subscriptions += 1
        self._unsent += f"SUB {subject} {self._subscriptions}\r\n".encode()

    def publish(self, subject: str, body: bytes = b"", reply: str = "") -> None:
        """Sent by `flush`."""
        self._unsent += f"PUB {subject} {reply} {len(body)}\r\n".encode() + body + b"\r\n"

    def flush(self) -> None:
        self._socket.sendall(self._unsent)
        self._unsent.clear()

    def request(self, subject: str, body: dict[str, object] | None = None) -> dict[str, Any]:
        """The answer; on a connection that nothing else comes over."""
        if self._subscriptions == 0:
            self.subscribe("_INBOX.answers")
        self.publish(subject, json.dumps(body or {}).encode(), reply="_INBOX.answers")
        self.flush()
        answer: dict[str, Any] = json.loads(self.receive().body)
        return answer

    def receive(self) -> Message:
        """Waits for a message."""
        while True:
            word, *rest = self._line().split()
            if word == b"MSG":
                return self._message(rest)
            if word == b"PING":
                self._socket.sendall(b"PONG\r\n")
            elif word == b"-ERR":
                raise ConnectionError(b" ".join(rest).decode())

    def has_message(self) -> bool:
        """Whether the next one is here already, or begins to be."""
        if self._read == len(self._received) and select.select([self._socket], [], [], 0)[0]:
            self._fill()
        return self._received.startswith(b"MSG", self._read)

    def _message(self, header: list[bytes]) -> Message:
        """`SUBJECT SUBSCRIPTION [REPLY] BYTES`"""
        size = int(header[-1])
        body = self._bytes(size + 2)
        return Message(header[2].decode() if len(header) == 4 else "", body[:size])

    def _line(self) -> bytes:
        while (end := self._received.find(b"\r\n", self._read)) < 0:
            self._fill()
        line = bytes(self._received[self._read : end])
        self._read = end + 2
        return line

    def _bytes(self, count: int) -> bytes:
        while len(self._received) < self._read + count:
            self._fill()
        piece = bytes(self._received[self._read : self._read + count])
        self._read += count
        return piece

    def _fill(self) -> None:
        del self._received[: self._read]
        self._read = 0
        received = self._socket.recv(_CHUNK)
        if not received:
            raise ConnectionError("NATS has closed the connection")
        self._received += received
