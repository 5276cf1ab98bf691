"""What bounds Duban, as duban-bench measures it: the same rows by plain SQLite, and fdatasync alone."""

import json
from pathlib import Path
from typing import Any

from .commands import run
from .figures import Figures, Name

LIMITS = {"ingest/fdatasync/1": Name("limit", 1, "fdatasync"), "ingest/plain-sqlite/1000": Name("limit", 2_000, "plain-sqlite")}
"""By their names there. A node commits 1,000 events at once at most."""


def measure(bench: Path, duban: Path, work: Path, effort: str, figures: Figures) -> dict[str, Any]:
    """What the machine is."""
    only = [word for name in LIMITS for word in ("--only", name)]
    outcome: dict[str, Any] = json.loads(
        run(bench, "measure", "--json", "--effort", effort, "--program", duban, "--work", work / "bench", *only)
    )
    for figure in outcome["figures"]:
        latencies = {key.replace(".", ""): value for key, value in figure["latencies"].items()}
        figures.add(LIMITS[figure["name"]], figure["median"], latencies)
    machine: dict[str, Any] = outcome["machine"]
    return machine
