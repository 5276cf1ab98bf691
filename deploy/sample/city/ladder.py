"""What the node will raise for a hazard, worked out beforehand so that offices can acknowledge it.

The rules are those of the node: an open major hazard climbs 提醒 → 逾期 → 市级督办 → 包保领导; what nobody
acknowledges within 24 hours climbs at once (叫应); the last stage repeats daily. Every planning of the ladder, and
every rectification that waits for verification, is a new round.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .days import midnight

STAGES = (("remind", -3), ("overdue", 0), ("city", 3), ("leader", 7))
MUST_BE_ACKNOWLEDGED = ("overdue", "city")
VERIFY_DAYS = 5
DAY = timedelta(days=1)
RAISED_AGAIN_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Escalation:
    id: str
    stage: str
    raised: datetime


# Acknowledges an escalation of a round that ends at the given instant, perhaps: the instant at which the
# acknowledgement is received, or None.
Answer = Callable[[Escalation, datetime], datetime | None]


class Ladder:
    """The escalations of one hazard, round by round."""

    def __init__(self, subject: str, answer: Answer):
        self._subject = subject
        self._answer = answer
        self._round = 0
        self._phase: Iterator[Escalation] = iter(())
        self._next: Escalation | None = None
        self._until: datetime | None = None
        self.raised: list[Escalation] = []

    def climb(self, start: datetime, deadline: date) -> None:
        """From `start` on the hazard is open and major, due on `deadline`."""
        self._begin(start, lambda: self._climbing(start, deadline))

    def await_verification(self, start: datetime) -> None:
        """From `start` on it is rectified and waits to be verified."""
        due = midnight(start.date() + (VERIFY_DAYS + 1) * DAY)
        self._begin(start, lambda: self._repeating("verify", due))

    def rest(self, start: datetime) -> None:
        """From `start` on it is an open general hazard: a round without a ladder."""
        self._begin(start, lambda: iter(()))

    def end(self, until: datetime) -> None:
        """At `until` (inclusive) nothing more is raised in this round."""
        self._until = until
        while self._next and self._next.raised <= until:
            self.raised.append(self._next)
            self._next = next(self._phase, None)
        self._next = None

    def _begin(self, start: datetime, phase: Callable[[], Iterator[Escalation]]) -> None:
        self.end(start)
        self._round += 1
        self._phase = phase()
        self._next = next(self._phase, None)

    def _escalation(self, stage: str, number: int, at: datetime) -> Escalation:
        return Escalation(f"{self._subject}/{self._round}/{stage}/{number}", stage, at)

    def _climbing(self, start: datetime, deadline: date) -> Iterator[Escalation]:
        due = [midnight(deadline + (1 + days) * DAY) for _, days in STAGES]
        missed = [step for step, at in enumerate(due) if at <= start]
        step, at = (missed[-1], start) if missed else (0, due[0])
        while step < len(STAGES) - 1:
            escalation = self._escalation(STAGES[step][0], 1, at)
            yield escalation
            step, at = step + 1, self._next_step(escalation, due[step + 1])
        yield from self._repeating(STAGES[-1][0], at)

    def _next_step(self, escalation: Escalation, due: datetime) -> datetime:
        answered = self._answer(escalation, self._until)
        called = escalation.raised + DAY
        if escalation.stage in MUST_BE_ACKNOWLEDGED and (answered is None or answered >= called):
            return min(due, called)
        return due

    def _repeating(self, stage: str, first: datetime) -> Iterator[Escalation]:
        number, tick = 0, first
        newest, answered = first, None
        while True:
            is_open = answered is None or answered >= tick
            if number == 0 or is_open or tick - newest >= RAISED_AGAIN_AFTER:
                number, newest = number + 1, tick
                escalation = self._escalation(stage, number, tick)
                yield escalation
                answered = self._answer(escalation, self._until)
            tick += DAY
