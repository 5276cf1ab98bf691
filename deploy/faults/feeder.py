"""Sends events to a node's feed, which tells nothing of their fate."""

from random import Random

import zmq

from . import told
from .events import Stories, instant

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
        self._last = None

    def send(self, count):
        for _ in range(count):
            event = next(self._stories)
            self._record.add(told.described(event))
            self._socket.send(event.text)
            self._last = event

    def settle(self):
        """Waits until the last one has left a trace: one connection is taken in its order."""
        self.stage.wait_for(self._has_arrived, PATIENCE, "what was sent to the feed has not come through")
        self._context.destroy(linger=0)

    def _has_arrived(self):
        status = self.node.ask({"ask": "status"})
        newest = self.node.ask({"ask": "history", "from": max(1, status["position"] - 900), "limit": 1000})
        return any(self._is_trace(row["event"]) for row in newest)

    def _is_trace(self, event):
        data = event["data"] if event["type"] == "dead-letter" else event
        return (data.get("source"), data.get("id")) == (self._last.source, self._last.id)
