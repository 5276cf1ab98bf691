"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    name: str
    """Also of the effort with which duban-bench measures the limits."""
    rounds: int
    events: dict[int, int]
    """Of one run, by its window."""
    pipeline_rounds: int
    pipeline_events: int

    @property
    def windows(self) -> list[int]:
        return list(self.events)


FULL = Effort("full", 5, {1: 2_000, 20: 10_000, 320: 64_000, 2_000: 100_000}, 3, 20_000)
QUICK = Effort("quick", 3, {1: 300, 20: 2_000, 320: 10_000, 2_000: 16_000}, 1, 6_000)
