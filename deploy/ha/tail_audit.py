"""Compares what the nodes published with what a log holds. Pure: values in, findings out."""

from dataclasses import dataclass, field


@dataclass
class TailFindings:
    published: int = 0
    wrong: list = field(default_factory=list)
    vanished: set = field(default_factory=set)
    """Positions that were published, and hold something else in the log now, or nothing."""
    doubled_escalations: list = field(default_factory=list)


def audited(log, tails):
    """
    - tails: for each start of a node what it has published, in the order in which it came.
    """
    rows = {row.position: row for row in log.rows}
    findings = TailFindings()
    for rows_published in tails:
        _check_order(rows_published, findings)
        for published in rows_published:
            _check_row(published, rows.get(published.position), findings)
    _check_escalations(tails, findings)
    return findings


def _check_order(published, findings):
    """Without gaps, and each once."""
    findings.published += len(published)
    for one, next in zip(published, published[1:]):
        if next.position != one.position + 1:
            findings.wrong.append(f"{next.node} published {next.position} behind {one.position}")


def _check_row(published, row, findings):
    if row is None or (row.source, row.id, row.topic, row.previous) != (
            published.source, published.id, published.topic, published.previous):
        findings.vanished.add(published.position)


def _check_escalations(tails, findings):
    """An escalation has one place in the log, whichever node publishes it."""
    places = {}
    for published in (published for tail in tails for published in tail):
        if published.topic.startswith("escalation."):
            places.setdefault(published.id, set()).add(published.position)
    findings.doubled_escalations = [f"escalation {id} was published at {sorted(positions)}"
                                    for id, positions in places.items() if len(positions) > 1]
