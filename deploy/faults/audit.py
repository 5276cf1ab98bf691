"""Compares what producers were told with what a log holds. Pure: values in, findings out."""

from collections import Counter
from dataclasses import dataclass, field

from .told import ACCEPTED, FINAL


@dataclass
class Findings:
    acked: int = 0
    lost: list = field(default_factory=list)
    doubled: list = field(default_factory=list)
    doubled_escalations: list = field(default_factory=list)
    wrong: list = field(default_factory=list)

    @property
    def is_clean(self):
        return not (self.lost or self.doubled or self.doubled_escalations or self.wrong)


def equal(one, other):
    """Whether two JSON values are equal: numbers by value, and true is no 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return one == other


class Audit:
    """
    - events: what was sent, by digest.
    - verdicts: what producers were told.
    - fed: what was sent to the feed and must have come through.
    """

    def __init__(self, log, events, verdicts, fed=None):
        self.log = log
        self.events = events
        self.verdicts = verdicts
        self.fed = fed or {}
        self.findings = Findings()
        self.rows = {row.key: row for row in log.rows}
        self.letters = {(letter.source, letter.id, letter.code): letter for letter in log.letters}
        self.nameless = {letter.sha256 for letter in log.letters if letter.id is None}

    def run(self):
        self.check_positions()
        self.check_uniqueness()
        self.check_escalations()
        self.check_verdicts()
        self.check_feed()
        return self.findings

    # The log by itself

    def check_positions(self):
        newest, at = {}, 0
        for expected, row in enumerate(self.log.rows, start=1):
            if row.position != expected:
                self.findings.wrong.append(f"position {row.position} stands where {expected} is expected")
                return
            if row.previous != newest.get(row.topic, 0):
                self.findings.wrong.append(
                    f"position {row.position} names {row.previous} as previous on {row.topic}, "
                    f"which is {newest.get(row.topic, 0)}")
            if row.at < at:
                self.findings.wrong.append(f"position {row.position} is dated before the one before it")
            newest[row.topic], at = row.position, row.at

    def check_uniqueness(self):
        for key, count in Counter(row.key for row in self.log.rows).items():
            if count > 1:
                self.findings.doubled.append(f"{' '.join(key)} is in the log {count} times")

    def check_escalations(self):
        """Each one in the ledgers was raised by one row of the log, and the other way round."""
        raised = Counter(row.id for row in self.log.rows if row.type == "escalation" and row.source == "/duban")
        kept = Counter(self.log.escalations)
        for id in sorted(raised.keys() | kept.keys()):
            counts = f"escalation {id}: {raised[id]} in the log, {kept[id]} in the ledgers"
            if raised[id] > 1 or kept[id] > 1:
                self.findings.doubled_escalations.append(counts)
            elif kept[id] > raised[id] or raised[id] > kept[id] and self.log.stands_still:
                self.findings.wrong.append(counts)

    # What was told

    def check_verdicts(self):
        accepted = {}
        for verdict in self.verdicts:
            if verdict.status in ACCEPTED:
                self.check_accepted(verdict)
                accepted[verdict.source, verdict.id, verdict.sha256] = True
        self.findings.acked = len(accepted)
        for verdict in self.verdicts:
            if verdict.status in FINAL - ACCEPTED:
                self.check_refused(verdict, (verdict.source, verdict.id, verdict.sha256) in accepted)

    def check_accepted(self, verdict):
        name = f"{verdict.source} {verdict.id}, told {verdict.status} at position {verdict.position}"
        row = self.rows.get((verdict.source, verdict.id))
        if row is None:
            self.findings.lost.append(f"{name}, is not in the log")
        elif row.position != verdict.position:
            self.findings.lost.append(f"{name}, stands at {row.position}")
        elif not self.is_same(row, verdict):
            self.findings.lost.append(f"{name}, has another content")
        elif verdict.status == 202 and row.standing == "folded":
            pass  # it was early, and its turn has come since
        elif verdict.status == 200 and row.standing != "folded":
            self.findings.wrong.append(f"{name}, is {row.standing} in the log")

    def is_same(self, row, verdict):
        return row.sha256 == verdict.sha256 or equal(row.event, self.events.get(verdict.sha256))

    def check_refused(self, verdict, was_accepted):
        name = f"{verdict.source} {verdict.id}, refused with {verdict.status} {verdict.code}"
        if verdict.id is None:
            known = verdict.sha256 in self.nameless
        else:
            known = (verdict.source, verdict.id, verdict.code) in self.letters
        if not known:
            self.findings.lost.append(f"{name}, has no dead letter")
        if verdict.status == 422:
            return  # what the ledgers refuse is judged afresh when a copy comes again, over another connection or later
        row = self.rows.get((verdict.source, verdict.id))
        if row and not was_accepted and row.standing == "folded" and self.is_same(row, verdict):
            self.findings.wrong.append(f"{name}, is in the ledgers nevertheless")

    def check_feed(self):
        letters = {(letter.source, letter.id) for letter in self.log.letters}
        for event in self.fed.values():
            key = (event["source"], event["id"])
            if key not in self.rows and key not in letters:
                self.findings.lost.append(f"{' '.join(key)}, sent to the feed, has left no trace")
