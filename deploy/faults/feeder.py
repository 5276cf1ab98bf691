"""Sends events to a node's feed, which tells nothing of their fate."""

from random import Random

import zmq

from . import told
from .events import Stories, instant
from .node import NodeFailed

PATIENCE = 60


class Feeder:
    def __init__(self, stage, node, now):
        self.stage = stage
        self.node = node
        self._stories = Stories(Random(f"{stage.seed}/feed"), "feed", instant(now))
        self._record = told.Record(stage.told, "fed", "feed")
        self._context = zmq.Context()
        self._socket = self._context.socket(zmq.PUSH)
        self._socket.sndhwm = 0
        self._socket.connect(node.endpoints["feed"])
        self._marks = 0

    def send(self, count):
        for _ in range(count):
            self._send(next(self._stories))

    def settle(self):
        """Waits until a last event has come through: one connection is taken in its order."""
        self._marks += 1
        self._send(self._stories.hazard_found(f"mark-{self._marks}"))
        self.stage.wait_for(self._has_arrived, PATIENCE, "what was sent to the feed has not come through")

    def close(self):
        self._context.destroy(linger=0)

    def _send(self, event):
        self._record.add(told.described(event))
        self._socket.send(event.text)

    def _has_arrived(self):
        try:
            return bool(self.node.ask({"ask": "hazard", "hazard": f"HZ-mark-{self._marks}"}))
        except NodeFailed:
            return False
