"""What the consumer writes: the two rows of each event that plain SQLite writes as Duban's limit.

Sources/Benchmarks/Limits/PlainSQLite.swift
"""

import datetime
import hashlib
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_LOG = "position previous kind at source id type subject area standing is_test body hash office".split()
_HAZARD = (
    "number enterprise uscc area sector level state deadline original_deadline extensions reopened found_at rectified_at "
    "closed_at latest_rectification found_received_at closed_received_at changed_received_at round raised_stage overdue_for "
    "description found_by lead_department responsible_unit responsible_person measures funds_yuan plan campaign recurrence_of "
    "risk_colour"
).split()
_SCHEMA = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE log (position INTEGER PRIMARY KEY, {", ".join(_LOG[1:])});
CREATE UNIQUE INDEX log_event ON log (id, source);
CREATE TABLE hazard (number TEXT PRIMARY KEY, {", ".join(_HAZARD[1:])}) WITHOUT ROWID;
"""
_EVENT = 1
_EPOCH = datetime.date(1970, 1, 1).toordinal()

Event = dict[str, Any]


def _insertion(conflict: str, table: str, columns: list[str]) -> str:
    return f"INSERT OR {conflict} INTO {table} VALUES ({', '.join('?' * len(columns))})"


_APPEND = _insertion("IGNORE", "log", _LOG)
_UPSERT = _insertion("REPLACE", "hazard", _HAZARD)


class Ledger:
    """WAL, `synchronous=FULL`, one transaction and so one fsync a batch."""

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(file, isolation_level=None)
        self._database.executescript(_SCHEMA)
        self._position = 0
        self._hash = bytes(32)
        self._newest: dict[tuple[str, str], int] = {}

    def commit(self, events: Iterable[tuple[bytes, Event]]) -> int:
        """How many of them were new: an event is what its source and id say."""
        before = self._position
        now = time.time_ns() // 1_000_000
        self._database.execute("BEGIN IMMEDIATE")
        for body, event in events:
            if self._append(body, event, now):
                self._database.execute(_UPSERT, _hazard(event, now))
        self._database.execute("COMMIT")
        return self._position - before

    def _append(self, body: bytes, event: Event, now: int) -> bool:
        topic = (event["type"], event["data"]["area"])
        digest = hashlib.sha256(self._hash + body).digest()
        row = (
            self._position + 1,
            self._newest.get(topic, 0),
            _EVENT,
            now,
            event["source"],
            event["id"],
            event["type"],
            event["subject"],
            event["data"]["area"],
            "folded",
            0,
            body,
            digest,
            "bench",
        )
        if self._database.execute(_APPEND, row).rowcount == 0:
            return False
        self._position += 1
        self._newest[topic] = self._position
        self._hash = digest
        return True


def counts(file: Path) -> dict[str, int]:
    """The rows of each table."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("log", "hazard")}


def _hazard(event: Event, now: int) -> tuple[object, ...]:
    data = event["data"]
    deadline = datetime.date.fromisoformat(data["deadline"]).toordinal() - _EPOCH
    found = int(datetime.datetime.fromisoformat(event["time"]).timestamp() * 1_000)
    return (
        event["subject"],
        data["enterprise"]["name"],
        data["enterprise"].get("uscc"),
        data["area"],
        data["sector"],
        data["level"],
        "open",
        deadline,
        deadline,
        0,  # extensions
        0,  # reopened
        found,
        None,  # rectified
        None,  # closed
        None,  # latest rectification
        now,
        None,  # closed
        now,
        0,  # round
        None,  # stage
        None,  # overdue for
        data["description"],
        data["foundBy"],
        data.get("leadDepartment"),
        data.get("responsibleUnit"),
        data.get("responsiblePerson"),
        data.get("measures"),
        data.get("fundsYuan"),
        data.get("plan"),
        data.get("campaign"),
        data.get("recurrenceOf"),
        data.get("riskColour"),
    )
