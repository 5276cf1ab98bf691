"""A subscriber that does not read: the node is not slowed by it and does not grow without bound, the others get all, and
the slow one sees by the positions what it has missed."""

import json
import threading
import time

import zmq

from ..node import pages

PATIENCE = 60
MEGABYTE = 1 << 20
LARGEST_GROWTH = 500 * MEGABYTE


def play(stage):
    node = stage.node()
    node.start()
    fast, slow, narrow = Subscriber(node), Subscriber(node, reads=False), Subscriber(node, "hazard-found.", reads=False)
    for subscriber in (fast, slow, narrow):
        subscriber.wait_until_subscribed(stage)
    before = node.memory()
    stage.load(node, names=("one", "two"), style="batch", pace=20_000, window=600, size=300)
    highest = before
    for _ in stage.moments(mean=0.2):
        highest = max(highest, node.memory())
    for load in stage.loads:
        load.end()
    stage.count("megabytes", (highest - before) // MEGABYTE)
    stage.demand(highest - before < LARGEST_GROWTH, f"the node has grown by {(highest - before) // MEGABYTE} MB")
    newest = node.ask({"ask": "status"})["position"]
    log = {row["position"]: row for row in pages(node.endpoints["query"], {"ask": "history", "limit": 1000}, "position",
                                                ("from", 1))}
    _demand_all(stage, fast, newest)
    for subscriber in (slow, narrow):
        subscriber.read_on()
        _demand_gaps_seen(stage, subscriber, log, newest)
        subscriber.close()
    fast.close()
    stage.settle(node)


def _demand_all(stage, fast, newest):
    stage.wait_for(lambda: fast.position >= newest, PATIENCE, "the other subscriber has not got the newest message")
    positions = [position for position, _ in fast.up_to(newest)]
    stage.demand(positions == list(range(1, newest + 1)),
                 f"the other subscriber got {len(positions)} messages of {newest}")


def _demand_gaps_seen(stage, subscriber, log, newest):
    """What it got, and what it asks history for where positions do not follow one another, is everything."""
    stage.wait_for(lambda: subscriber.position >= newest, PATIENCE, "the slow subscriber does not hear of the newest row")
    topics = {position: row["topic"] for position, row in log.items()}
    wanted = [p for p in sorted(topics) if p <= newest and topics[p].startswith(subscriber.topic)]
    messages = subscriber.up_to(newest)
    got = [position for position, _ in messages]
    stage.demand(got == sorted(set(got)) and set(got) <= set(wanted), "messages came doubled, or out of order")
    last, missed = {}, set()
    for position, previous in messages:
        topic = topics[position]
        if previous != last.get(topic, 0):
            missed |= {p for p in wanted if topics[p] == topic and last.get(topic, 0) < p <= previous}
            stage.count("gaps")
        last[topic] = position
    missed |= {p for p in wanted if p > last.get(topics[p], 0)}
    stage.demand(sorted(set(got) | missed) == wanted, "a gap can't be seen by previous")
    stage.count("missed", len(missed))


class Subscriber:
    """
    - messages: positions with the previous ones.
    - position: the newest that it has heard of, also by a heartbeat.
    """

    def __init__(self, node, topic="", reads=True):
        self.topic = topic
        self.messages = []
        self.position = 0
        self._context = zmq.Context()
        self._socket = self._context.socket(zmq.SUB)
        self._socket.linger = 0
        self._socket.rcvhwm = 0 if reads else 1
        if not reads:
            self._socket.rcvbuf = 4096
        self._socket.subscribe(topic.encode())
        self._socket.subscribe(b"heartbeat")
        self._socket.connect(node.endpoints["tail"])
        self._is_over = False
        self._thread = None
        self._reads = reads

    def wait_until_subscribed(self, stage):
        """The first heartbeat says so."""
        stage.demand(self._socket.poll(PATIENCE * 1000), "no heartbeat comes")
        if self._reads:
            self.read_on()

    def read_on(self):
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def up_to(self, newest):
        """Its messages, but for those of timers that have fired since."""
        return [message for message in self.messages if message[0] <= newest]

    def _read(self):
        while not self._is_over:
            if not self._socket.poll(50):
                continue
            topic, header, _ = self._socket.recv_multipart()
            place = json.loads(header)
            self.position = place["position"]
            if topic != b"heartbeat":
                self.messages.append((place["position"], place["previous"]))

    def close(self):
        self._is_over = True
        self._thread.join()
        self._context.destroy(linger=0)
