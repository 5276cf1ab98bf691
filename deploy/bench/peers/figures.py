"""What was measured, and against what it is held."""

import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

PERCENTILES = ("p50", "p99", "p999")


@dataclass(frozen=True)
class Name:
    """What a figure is of: of all with the same kind and window each is held against Duban's."""

    kind: str
    """`bare`, `pipeline`, or `limit`."""
    window: int
    """Unconfirmed events, or those of a commit, at most."""
    contender: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.window}/{self.contender}"


@dataclass
class Figure:
    """Of a run each; latencies in microseconds, none where too few were measured."""

    rates: list[float] = field(default_factory=list)
    latencies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    client: list[float] = field(default_factory=list)
    """Of one core, how much the producer took."""

    def add(self, rate: float, sample: dict[str, Any]) -> None:
        self.rates.append(rate)
        if "processor" in sample:
            self.client.append(sample["processor"] / sample["seconds"])
        for percentile in PERCENTILES:
            if sample.get(percentile) is not None:
                self.latencies[percentile].append(sample[percentile])

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    def latency(self, percentile: str) -> float | None:
        """The median over the runs."""
        values = self.latencies.get(percentile)
        return statistics.median(values) if values else None


class Figures:
    """In the order in which they were measured first."""

    def __init__(self) -> None:
        self.all: dict[Name, Figure] = defaultdict(Figure)

    def add(self, name: Name, rate: float, sample: dict[str, Any]) -> None:
        self.all[name].add(rate, sample)

    def dubans_multiple(self, name: Name) -> float | None:
        """How many times as much Duban does as this one: the median of the rounds, in each of which both were measured."""
        duban = self.all.get(Name("bare" if name.kind == "limit" else name.kind, name.window, "duban"))
        if duban is None or name.contender == "duban":
            return None
        return statistics.median(own / other for own, other in zip(duban.rates, self.all[name].rates, strict=True))

    @property
    def best_pipelines(self) -> list[Name]:
        """The fastest that are not Duban, for each validator."""
        pipelines = [name for name in self.all if name.kind == "pipeline" and name.contender != "duban"]
        best: dict[str, Name] = {}
        for name in sorted(pipelines, key=lambda name: self.all[name].rate):
            best[name.contender.partition("+")[2]] = name
        return list(best.values())
