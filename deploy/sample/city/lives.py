"""The life of a hazard: the steps that it can take, what each sends, and how its ladder moves."""

from datetime import date, datetime, timedelta
from random import Random

from . import words
from .days import Calendar, office_time
from .findings import Description, Hazard, evidence, funds
from .ladder import Escalation, Ladder
from .messages import Outbox, source_of

# How likely an escalation of each stage is acknowledged, by the diligence of those it goes to.
DILIGENCE = {
    "diligent": {"remind": 0.2, "overdue": 0.95, "city": 0.9, "leader": 0.85, "verify": 0.8},
    "slack": {"remind": 0.1, "overdue": 0.55, "city": 0.6, "leader": 0.35, "verify": 0.5},
    "deaf": {"remind": 0.0, "overdue": 0.0, "city": 0.12, "leader": 0.04, "verify": 0.05},
}


class Life:
    """One hazard from its finding on: every step sends an event and moves its ladder.

    A step happens after the one before was received, so that what the ladder raises is known; only the first step of
    a general hazard may overtake its finding. `script` says when single escalations are acknowledged, by the part
    of their id that follows the hazard's number; the others are left to the diligence of those that they go to.
    """

    def __init__(self, rng: Random, calendar: Calendar, outbox: Outbox, describe: Description, hazard: Hazard,
                 script: dict[str, timedelta] | None = None):
        self._rng, self._calendar, self._outbox, self._describe = rng, calendar, outbox, describe
        self._script = script
        self.hazard, self.level, self.diligence = hazard, hazard.level, "diligent"
        self.state, self.now, self.known_at, self.closed_at = "open", hazard.found, hazard.found, None
        self.deadline = hazard.found.date() + timedelta(days=30 if hazard.level == "major" else 15)
        self.ladder = Ladder(hazard.number, self._answer)

    @property
    def is_major(self) -> bool:
        return self.level == "major"

    def chance(self, probability: float) -> bool:
        return self._rng.random() < probability

    def days_later(self, low: float, high: float) -> datetime:
        """An office moment between `low` and `high` days after the last step."""
        return self._calendar.office_moment(self._rng, self.now + timedelta(days=self._rng.uniform(low, high)))

    def before_deadline(self, low: float, high: float) -> datetime:
        """A moment at a share between `low` and `high` of the time that is left."""
        left = datetime.combine(self.deadline, self.now.timetz()) - self.now
        moment = self.now + left * self._rng.uniform(low, high)
        soonest = self.now + timedelta(minutes=self._rng.randint(20, 200))
        return max(office_time(self._rng, moment.date()), soonest).replace(microsecond=0)

    def after_deadline(self, low: float, high: float) -> datetime:
        """An office moment between `low` and `high` days after the deadline."""
        moment = datetime.combine(self.deadline, self.now.timetz()) + timedelta(days=self._rng.uniform(low, high))
        return self._calendar.office_moment(self._rng, max(moment, self.now + timedelta(hours=1)))

    # Steps

    def find(self, deadline: date | None, received: datetime | None = None, recurrence_of: str | None = None) -> None:
        self.deadline = deadline or self.deadline
        data = self._describe.data(self.hazard, deadline, recurrence_of)
        self.known_at = self._outbox.send(self.hazard.finder, "hazard-found", self.hazard.number, self.hazard.found,
                                          data, received)
        if self.is_major:
            self.now = max(self.now, self.known_at)
            self.ladder.climb(self.known_at, self.deadline)

    def find_again(self, moment: datetime) -> None:
        """Another office registers it under the same number."""
        data = self._describe.data(self.hazard, self.deadline, None)
        self._outbox.send(source_of(self.hazard.city.code, "awb"), "hazard-found", self.hazard.number, moment, data,
                          meant="refused")

    def rectify(self, moment: datetime, received: datetime | None = None, meant: str = "good") -> datetime:
        data = {"summary": self.hazard.danger.remedy, "by": self.hazard.enterprise.name}
        if self.chance(0.3):
            data["by"] = words.person(self._rng)
        if self.chance(0.4):
            earliest = max(self.hazard.found, moment - timedelta(hours=6))
            data["rectifiedAt"] = (earliest + (moment - earliest) * self._rng.random()).isoformat(timespec="seconds")
        if self.chance(0.15):
            data["fundsYuan"] = funds(self._rng, self.level)
        if self.chance(0.06):
            data["evidence"] = evidence(self.hazard.number, "rectified")
        at = self._send("rectified", moment, data, received=received, meant=meant)
        if self.is_major and meant == "good":
            self.state = "rectified"
            self.ladder.await_verification(at)
        elif meant == "good":
            self._close(at)
        return at

    def verify(self, moment: datetime, passed: bool = True, days: int | None = None, meant: str = "good") -> datetime:
        """复查: passed, or failed with `days` more to put it right (the node's own seven where None)."""
        data = {"result": "passed" if passed else "failed", "by": self._verifier()}
        if self.chance(0.5) or not passed:
            data["note"] = self._rng.choice(words.PASSED_NOTES if passed else words.FAILED_NOTES)
        if days:
            data["newDeadline"] = (moment.date() + timedelta(days=days)).isoformat()
        at = self._send("verified", moment, data, meant=meant)
        if passed and self.state == "rectified" and meant == "good":
            self._close(at)
        elif not passed:
            self._reopen(moment, at, days)
        return at

    def verify_before_rectified_is_known(self, rectified: datetime) -> None:
        """The verification overtakes the rectification that it speaks of, and takes effect with it."""
        at = self.verify(rectified + timedelta(minutes=self._rng.randint(60, 300)), meant="early")
        self._close(self.rectify(rectified, received=at + timedelta(minutes=self._rng.randint(5, 240))))

    def verify_too_soon(self, moment: datetime) -> None:
        """A verification of what nobody has rectified."""
        self.verify(moment, meant="early")

    def mistype(self, moment: datetime) -> None:
        """A rectification under a number that does not exist: the node waits for it in vain."""
        number = f"{self.hazard.number[:-5]}9{self.hazard.number[-4:]}"
        self._outbox.send(self.hazard.office, "rectified", number, moment, {"summary": self.hazard.danger.remedy},
                          meant="early")

    def extend(self, moment: datetime, days: int, meant: str = "good") -> None:
        deadline = self.deadline + timedelta(days=days)
        data = {"newDeadline": deadline.isoformat(), "reason": self._rng.choice(words.EXTENSION_REASONS),
                "approvedBy": self.hazard.department}
        at = self._send("extended", moment, data, meant=meant)
        if meant == "good":
            self.deadline = deadline
            if self.is_major:
                self.ladder.climb(at, deadline)

    def upgrade(self, moment: datetime) -> None:
        moment = max(moment, self.known_at + timedelta(minutes=10)).replace(microsecond=0)
        at = self._amend(moment, {"reason": self._rng.choice(words.UPGRADES), "level": "major"})
        self.level = "major"
        if self.deadline < at.date():
            self.deadline = at.date() + timedelta(days=7)
        self.ladder.climb(at, self.deadline)

    def downgrade(self, moment: datetime, approved: bool = True) -> None:
        data = {"reason": self._rng.choice(words.DOWNGRADES), "level": "general"}
        at = self._amend(moment, data | ({"approvedBy": self.hazard.department} if approved else {}),
                         "good" if approved else "refused")
        if approved:
            self.level = "general"
            self.ladder.rest(at)

    def correct(self, moment: datetime) -> None:
        self._amend(moment, {"reason": self._rng.choice(words.CORRECTIONS),
                             "responsiblePerson": words.person(self._rng),
                             "responsibleUnit": self._rng.choice(words.ANY_UNIT)})

    def withdraw(self, moment: datetime, approved: bool = True) -> None:
        data = {"reason": self._rng.choice(words.FALSE_ALARMS), "by": self.hazard.department}
        if approved:
            data["approvedBy"] = f"{self.hazard.city.name}安委办"
        at = self._send("withdrawn", moment, data, meant="good" if approved else "refused")
        if approved:
            self._close(at)

    def finish(self) -> None:
        """Lets the ladder climb to the end of the recording."""
        self.ladder.end(self._calendar.end)

    # What the steps have in common

    def _amend(self, moment: datetime, data: dict, meant: str = "good") -> datetime:
        return self._send("amended", moment, data, meant=meant)

    def _send(self, kind: str, moment: datetime, data: dict, received: datetime | None = None,
              meant: str = "good") -> datetime:
        """Sends a step; returns when it takes effect: an early one waits until the hazard is known."""
        at = self._outbox.send(self.hazard.office, kind, self.hazard.number, moment, data, received, meant)
        self.now = max(self.now, moment, at)
        return max(at, self.known_at)

    def _close(self, at: datetime) -> None:
        self.state, self.closed_at = "closed", at
        self.ladder.end(at)

    def _reopen(self, moment: datetime, at: datetime, days: int | None) -> None:
        self.state = "open"
        if days:
            self.deadline = moment.date() + timedelta(days=days)
        elif self.deadline < at.date():
            self.deadline = at.date() + timedelta(days=7)
        if self.is_major:
            self.ladder.climb(at, self.deadline)

    def _verifier(self) -> str:
        return self._rng.choice((self.hazard.department, f"{self.hazard.enterprise.county.name}应急管理局", "专家组",
                                 "市安委办督导巡查组"))

    # Acknowledgements

    def _answer(self, escalation: Escalation, until: datetime) -> datetime | None:
        reaction = self._reaction(escalation)
        if reaction is None or escalation.raised + reaction >= until:
            return None
        moment = (escalation.raised + reaction).replace(microsecond=0)
        data = {"by": self._answerer(escalation.stage)}
        if self.chance(0.6):
            data["note"] = self._rng.choice(words.ACKNOWLEDGEMENTS)
        source = source_of(self.hazard.city.code, "awb")
        return self._outbox.send(source, "acknowledged", escalation.id, moment, data)

    def _reaction(self, escalation: Escalation) -> timedelta | None:
        """In the morning of the day, seldom in the afternoon, now and then too late, or never."""
        if self._script is not None:
            return self._script.get(escalation.id.removeprefix(f"{self.hazard.number}/"))
        if not self.chance(DILIGENCE[self.diligence][escalation.stage]):
            return None
        low, high = self._rng.choices(((7.5, 11.5), (13, 18), (26, 34)), (75, 18, 7))[0]
        hours = self._rng.uniform(low, high) if escalation.raised.hour == 0 else self._rng.uniform(0.5, 5)
        return timedelta(seconds=int(hours * 3600))

    def _answerer(self, stage: str) -> str:
        county = self.hazard.enterprise.county.name
        return {"remind": words.person(self._rng), "overdue": f"{county}应急管理局值班室",
                "city": f"{self.hazard.city.name}安委办值班室", "leader": f"{county}包保领导",
                "verify": self.hazard.department}[stage]
