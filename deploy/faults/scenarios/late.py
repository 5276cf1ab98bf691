"""Replies are lost, and the events sent again after days: what was said stands."""

import json
from datetime import datetime, timedelta
from random import Random

import zmq

from .. import told
from ..events import SHANGHAI, Stories

PATIENCE = 60
START = datetime(2024, 3, 1, 9, tzinfo=SHANGHAI)


def play(stage):
    story = Late(stage)
    story.send_and_leave()
    story.demand_again("after a day", days=1, early=202)
    story.bring_hazards()
    story.demand_again("after the hazards have come", days=2, early=208)
    story.restart()
    story.demand_again("after a kill -9", days=0, early=208)
    story.demand_again("after eight days", days=6, early=208, orphans=(422, "unknown-hazard"))
    story.restart()
    story.demand_again("after a month", days=30, early=208, orphans=(422, "unknown-hazard"))
    stage.settle(story.node)


class Late:
    """Events of four kinds: good ones; early ones, whose hazard comes later; orphans, whose hazard never comes."""

    def __init__(self, stage):
        self.stage = stage
        self.clock = START
        self.node = stage.node(f"manual:{START.isoformat()}")
        self.node.start()
        stories = Stories(Random(stage.seed), "late", START)
        count = 20 + int(stage.seconds * 20)
        self.hazards = [stories.hazard_found(f"late-{number}") for number in range(count)]
        self.good = [stories.hazard_found(f"good-{number}") for number in range(count)]
        self.early = [stories.rectified(f"late-{number}") for number in range(count)]
        self.orphans = [stories.rectified(f"orphan-{number}") for number in range(count)]
        self._told = told.Record(stage.told, "told", "late")
        told.Record(stage.told, "events", "late").add(
            *map(told.described, self.hazards + self.good + self.early + self.orphans))

    def send_and_leave(self):
        """Sends everything but the hazards, and is gone before a reply can be read."""
        events = self.good + self.early + self.orphans
        with zmq.Context() as context:
            for part in (events[::2], events[1::2]):
                with context.socket(zmq.DEALER) as producer:
                    producer.linger = 10_000
                    producer.connect(self.node.endpoints["ingest"])
                    for event in part:
                        producer.send_multipart([b"", event.text])
        self.stage.wait_for(lambda: self._status("events") >= len(events), PATIENCE,
                            "what was sent before the producer left has not been taken")
        self.positions = {(row["event"]["source"], row["event"]["id"]): row["position"] for row in self._rows()}

    def bring_hazards(self):
        for reply in self._publish(self.hazards):
            self.positions[reply["source"], reply["id"]] = reply["position"]

    def restart(self):
        self.node.kill()
        self.node.start()

    def demand_again(self, when, days, early, orphans=(202, None)):
        """Everything is sent again `days` later: the same positions, and not one row more."""
        self._advance(days)
        before = self._status("position")
        wanted = [(self.good, (208, None)), (self.early, (early, None)), (self.orphans, orphans)]
        for events, (status, code) in wanted:
            for event, reply in zip(events, self._publish(events)):
                due = (status, code, self.positions[event.key])
                got = (reply["status"], reply.get("code"), reply.get("position"))
                self.stage.demand(got == due, f"{when}, {event.id} is told {got} rather than {due}")
                self.stage.count("retried")
        self.stage.demand(self._status("position") == before, f"{when}, retries have left rows in the log")

    def _advance(self, days):
        self.clock += timedelta(days=days)
        self.node.ask({"ask": "advance", "to": self.clock.isoformat()})

    def _publish(self, events):
        """Sends events, and reads a reply to each."""
        with zmq.Context() as context, context.socket(zmq.DEALER) as producer:
            producer.linger = 0
            producer.connect(self.node.endpoints["ingest"])
            for event in events:
                producer.send_multipart([b"", event.text])
            replies = [json.loads(producer.recv_multipart()[1]) for _ in events if producer.poll(PATIENCE * 1000)]
        self._told.add(*map(told.verdict_line, events, replies))
        self.stage.demand(len(replies) == len(events), f"{len(events) - len(replies)} of the retries had no reply")
        return replies

    def _status(self, name):
        return self.node.ask({"ask": "status"})[name]

    def _rows(self):
        return self.node.ask({"ask": "history", "from": 1, "limit": 1000})
