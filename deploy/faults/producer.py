"""A producer: sends events, retries each under the same id until it has a final status, and writes down what it is told.

Ended by SIGTERM: it then makes no new events, and exits with 0 once those that it has are final, else with 3.
"""

import argparse
import json
import signal
import sys
import time
from collections import deque
from itertools import cycle
from random import Random

import zmq

from . import told
from .events import Stories, contradiction, instant, rewritten

RETRY = {429, 503}


class Parcel:
    """An event under way."""

    def __init__(self, event):
        self.event = event
        self.text = event.text
        self.not_before = 0.0


class Connection:
    """One socket, and the requests on it that wait for a reply, in their order."""

    def __init__(self, context, options, endpoint):
        self.is_req = options.style == "req"
        self.socket = context.socket(zmq.REQ if self.is_req else zmq.DEALER)
        self.socket.linger = 0
        self.socket.sndhwm = self.socket.rcvhwm = 0
        self.socket.reconnect_ivl = 20
        if options.identity:
            self.socket.identity = options.identity.encode()
        self.socket.connect(endpoint)
        self.flight = deque()

    def send(self, parcels, as_batch):
        body = b"[" + b",".join(p.text for p in parcels) + b"]" if as_batch else parcels[0].text
        self.socket.send_multipart([body] if self.is_req else [b"", body])
        self.flight.append(parcels)

    def replies(self, patience):
        """Replies with the requests that they answer; None for a request of before a lost connection."""
        wait = int(patience * 1000)
        while self.socket.poll(wait):
            wait = 0
            yield self._replies(json.loads(self.socket.recv_multipart()[-1]))

    def _replies(self, answer):
        answers = answer if isinstance(answer, list) else [answer]
        while self.flight:
            parcels = self.flight.popleft()
            if self.is_req or [p.event.key for p in parcels] == [(a.get("source"), a.get("id")) for a in answers]:
                return list(zip(parcels, answers))
        return [(None, a) for a in answers]

    def close(self):
        self.socket.close()


class Producer:
    def __init__(self, options):
        self.options = options
        self.random = Random(options.seed)
        self.context = zmq.Context()
        self.endpoints = cycle(options.endpoint)
        self.connection = self.connect()
        self.events = told.Record(options.told, "events", options.name)
        self.told = told.Record(options.told, "told", options.name)
        self.stories = Stories(self.random, options.name, instant(options.now), options.size,
                               nameless=options.style == "req")
        self.extra = deque()
        self.waiting = deque()
        self.pending = {}
        self.made = self.strays = 0
        self.began = self.heard = time.monotonic()
        self.silence = options.silence
        self.is_ending = False

    def connect(self):
        """To the next node of those that it knows."""
        return Connection(self.context, self.options, next(self.endpoints))

    def run(self):
        while not self.is_over:
            self.make()
            self.send()
            self.receive()
            self.retry()
        for key in list(self.pending)[:5]:
            print(f"{self.options.name}: no final status for {key}", file=sys.stderr)
        if self.strays:
            print(f"{self.options.name}: {self.strays} replies to what it never sent", file=sys.stderr)
        return 3 if self.pending else 0

    def end(self, *_):
        self.is_ending = True
        self.patient_until = time.monotonic() + self.options.patience

    @property
    def is_over(self):
        return self.is_ending and (not self.pending or time.monotonic() > self.patient_until)

    # Making and sending

    def make(self):
        """Events up to the window and the pace."""
        due = (time.monotonic() - self.began) * self.options.pace - self.made
        room = min(self.options.window - len(self.pending), int(due) + 1)
        if self.is_ending or room <= 0:
            return
        events = {event.key: event for event in (self.next_event() for _ in range(room))}
        events = [event for key, event in events.items() if key not in self.pending]
        self.made += room
        self.events.add(*map(told.described, events))
        for event in events:
            self.pending[event.key] = parcel = Parcel(event)
            self.waiting.append(parcel)

    def next_event(self):
        return self.extra.popleft() if self.extra else next(self.stories)

    def send(self):
        ready = [p for p in self.waiting if p.not_before <= time.monotonic()]
        if self.connection.is_req:
            ready = [] if self.connection.flight else ready[:1]
        for parcel in ready:
            self.waiting.remove(parcel)
        while ready:
            count = self.random.randint(1, 40) if self.options.style == "batch" else 1
            self.connection.send(ready[:count], as_batch=self.options.style == "batch")
            ready = ready[count:]

    # What comes back

    def receive(self):
        for replies in self.connection.replies(0.02):
            self.heard, self.silence = time.monotonic(), self.options.silence
            for parcel, reply in replies:
                self.take(parcel, reply)

    def take(self, parcel, reply):
        """A reply to what was sent over an older connection is as good; one to what is not ours is none of ours."""
        parcel = parcel or self.pending.get((reply.get("source"), reply.get("id")))
        if parcel is None:
            self.strays += 1
            return
        self.told.add(told.verdict_line(parcel.event, reply))
        if reply["status"] in RETRY:
            parcel.not_before = time.monotonic() + self.random.uniform(0.02, 0.2)
            if parcel not in self.waiting:
                self.waiting.append(parcel)
        elif self.pending.pop(parcel.event.key, None):
            self.follow_up(parcel.event, reply["status"])

    def follow_up(self, event, status):
        """Now and then something else under an id that is taken, or the same once more."""
        if status not in told.ACCEPTED or self.random.random() > 0.03:
            return
        again = self.random.random() < 0.5
        self.extra.append(event if again else contradiction(event, self.made))

    def retry(self):
        """After a silence, longer each time, everything under way is sent again: over the same connection, or a new one, to
        another node where there are several."""
        if not self.pending or time.monotonic() - self.heard < self.silence:
            return
        self.heard, self.silence = time.monotonic(), min(self.silence * 1.5, self.options.longest)
        if self.connection.is_req or len(self.options.endpoint) > 1 or self.random.random() < 0.7:
            self.connection.close()
            self.connection = self.connect()
        for parcel in self.pending.values():
            if parcel.event.source and self.random.random() < 0.2:
                parcel.text = rewritten(parcel.event)
        self.waiting = deque(self.pending.values())


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--endpoint", required=True, action="append", help="of a node; may be given more than once")
    parser.add_argument("--told", required=True, help="the folder for what was sent and told")
    parser.add_argument("--seed", required=True)
    parser.add_argument("--now", required=True, help="the receipt clock at the beginning")
    parser.add_argument("--style", choices=("dealer", "batch", "req"), default="dealer")
    parser.add_argument("--window", type=int, default=200, help="events under way at most")
    parser.add_argument("--pace", type=float, default=500, help="events a second at most")
    parser.add_argument("--size", type=int, default=0, help="characters of descriptions at least")
    parser.add_argument("--silence", type=float, default=0.7, help="seconds until the first retry")
    parser.add_argument("--longest", type=float, default=8, help="seconds until a later retry at most")
    parser.add_argument("--patience", type=float, default=40, help="seconds to wait for final statuses at the end")
    parser.add_argument("--identity", help="a routing id")
    return parser.parse_args()


def main():
    producer = Producer(options())
    signal.signal(signal.SIGTERM, producer.end)
    status = producer.run()
    producer.context.destroy(linger=0)
    sys.exit(status)


if __name__ == "__main__":
    main()
