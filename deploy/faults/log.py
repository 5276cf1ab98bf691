"""The log as two witnesses tell it: the node by its query socket, and the database file itself."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from .node import ask, pages
from .told import digest

DATABASE = "duban.sqlite"
KINDS = ("event", "refusal", "timer", "news", "rules")


@dataclass(slots=True)
class Row:
    position: int
    previous: int
    topic: str
    at: int
    source: str
    id: str
    type: str
    standing: str
    sha256: str | None
    """Of the body as it is kept; None where it is not seen."""
    body: object
    """The event, or its text where it is not yet read."""

    @property
    def key(self):
        return (self.source, self.id)

    @property
    def event(self):
        return json.loads(self.body) if isinstance(self.body, bytes) else self.body


@dataclass(slots=True)
class Letter:
    source: str | None
    id: str | None
    code: str
    count: int
    sha256: str


@dataclass(slots=True)
class Log:
    rows: list
    letters: list
    escalations: list
    """The ids of those in the ledgers."""
    stands_still: bool
    """Whether log and ledgers were read at the same moment, not the ledgers first."""


def by_query(endpoint):
    """Up to the row that is the newest one now: on a fast clock the log grows while it is read."""
    escalations = [item["id"] for item in ask(endpoint, {"ask": "snapshot"})["escalations"]]
    newest = ask(endpoint, {"ask": "status"})["position"]
    rows = [_row(item) for item in history(endpoint, newest)]
    letters = [Letter(item["source"], item["id"], item["code"], item["count"], item["sha256"])
               for item in pages(endpoint, {"ask": "dead-letters"}, "number", ("after", 0))]
    return Log(rows, letters, escalations, stands_still=False)


def history(endpoint, newest):
    for item in pages(endpoint, {"ask": "history", "limit": 1000}, "position", ("from", 1)):
        if item["position"] > newest:
            return
        yield item


def _row(item):
    event = item["event"]
    at = round(datetime.fromisoformat(item["receivedAt"]).timestamp() * 1000)
    return Row(item["position"], item["previous"], item["topic"], at, event["source"], event["id"], event["type"],
               item["standing"], None, event)


def by_file(data):
    """Reads the database of a node that does not run."""
    database = sqlite3.connect(f"file:{data}/{DATABASE}?mode=ro", uri=True)
    try:
        return by_select(database.execute)
    finally:
        database.close()


def by_select(select):
    """Reads the tables; `select` runs a statement and gives its rows."""
    rows = [Row(position, previous, f"{type}.{area}", at, source, id, type, standing, digest(body), bytes(body))
            for position, previous, at, source, id, type, area, standing, body in select(
                "SELECT position, previous, at, source, id, type, area, standing, body FROM log ORDER BY position")]
    letters = [Letter(_text(source), _text(id), code, count, sha256) for source, id, code, count, sha256 in
               select("SELECT source, id, code, count, sha256 FROM dead_letter ORDER BY number")]
    escalations = [f"{subject}/{round}/{stage}/{number}" for subject, round, stage, number in
                   select("SELECT subject, round, stage, number FROM escalation")]
    return Log(rows, letters, escalations, stands_still=True)


def _text(value):
    return None if value is None else bytes(value).decode()
