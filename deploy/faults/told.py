"""What producers have sent, and what they were told: files that outlive whoever wrote them.

    events-<producer>.ndjson   every event, before it is first sent: {"sha256", "event"}; for one that is no JSON "text"
    told-<producer>.ndjson     every verdict, as soon as it is told: {"source", "id", "sha256", "status", "code", "position"}
    fed-<producer>.ndjson      events sent to the feed, which tells nothing; as events
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

ACCEPTED = {200, 202, 208}
FINAL = ACCEPTED | {400, 403, 409, 413, 422}


@dataclass(frozen=True)
class Verdict:
    source: str | None
    id: str | None
    sha256: str
    status: int
    code: str | None
    position: int | None


class Record:
    """A file to which whole lines are added at once."""

    def __init__(self, folder, kind, producer):
        path = Path(folder) / f"{kind}-{producer}.ndjson"
        self._descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o644)

    def add(self, *items):
        text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
        os.write(self._descriptor, text.encode())


def digest(text):
    return hashlib.sha256(text).hexdigest()


def described(event):
    """An event as its file holds it."""
    if event.source is None:
        return {"sha256": event.sha256, "text": event.text.decode(errors="replace")}
    return {"sha256": event.sha256, "event": json.loads(event.text)}


def verdict_line(event, reply):
    return {"source": event.source, "id": event.id, "sha256": event.sha256, "status": reply["status"],
            "code": reply.get("code"), "position": reply.get("position")}


def _lines(folder, kind):
    for path in sorted(Path(folder).glob(f"{kind}-*.ndjson")):
        for line in path.read_text().split("\n"):
            if line:
                yield json.loads(line)


def verdicts(folder):
    return [Verdict(**line) for line in _lines(folder, "told")]


def events(folder, kind="events"):
    """The events of all producers by their digest."""
    return {line["sha256"]: line.get("event") for line in _lines(folder, kind)}


class Watch:
    """Counts what is told while it is told."""

    def __init__(self, folder):
        self._folder = Path(folder)
        self._offsets = {}
        self.statuses = {}

    def count(self, *statuses):
        """How many verdicts of these statuses were told so far; of any where none is named."""
        for path in self._folder.glob("told-*.ndjson"):
            self._read_on(path)
        return sum(count for status, count in self.statuses.items() if not statuses or status in statuses)

    def _read_on(self, path):
        with open(path, "rb") as file:
            file.seek(self._offsets.get(path, 0))
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self._offsets[path] = self._offsets.get(path, 0) + len(line)
                status = json.loads(line)["status"]
                self.statuses[status] = self.statuses.get(status, 0) + 1
