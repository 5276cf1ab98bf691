"""The whole recording, put together."""

from datetime import date, datetime, timedelta
from random import Random

from . import fates
from .days import Calendar, office_time
from .disorder import disorder
from .enterprises import Register
from .findings import Description, Finder, Hazard
from .incidents import Incidents
from .lives import Life
from .measures import Enforcement
from .messages import Message, Network, Outbox, source_of
from .watchlist import Watchlist
from .words import CITIES, DANGERS

NO_DEADLINE = 0.05
RECURRENT = 0.09  # of those whose enterprise had one closed before
FOUND_TWICE = 0.003
MISTYPED = 0.004
UNKNOWN_ESCALATIONS = 5
WATCHED_PER_HAZARD = 0.012

# The leaders' duty room answers after the holiday, and again when it is too late; the hazard stays as it is.
BLASTED_SCRIPT = {"1/leader/5": timedelta(hours=9, minutes=12), "1/leader/11": timedelta(hours=17, minutes=5)}


class Quarter:
    """Everything that happens; `messages` is what the node receives of it."""

    def __init__(self, seed: int, hazards: int, days: int, start: date):
        self._seed, self._count = seed, hazards
        self._calendar = Calendar(start, days)
        self._outbox = Outbox(Network(self._rng("network"), self._calendar))
        self._register = Register(self._rng("register"), hazards)
        self._describe = Description(self._rng("description"), self._calendar)
        self._enforcement = Enforcement(self._rng("measures"), self._calendar, self._outbox)
        self._closed: dict[str, Life] = {}

    def messages(self) -> list[Message]:
        blasted = self._live_all()
        Incidents(self._rng("incidents"), self._calendar, self._outbox, self._register, self._enforcement,
                  blasted).send()
        self._enforcement.send()
        Watchlist(self._rng("watchlist"), self._calendar, self._outbox, self._register).send(
            round(self._count * WATCHED_PER_HAZARD))
        self._acknowledge_nothing()
        messages = disorder(self._rng("disorder"), self._outbox.numbered())
        return [message for message in messages if message.received < self._calendar.end]

    def _rng(self, purpose: str) -> Random:
        """A stream of its own for each purpose, so that a change of one part leaves the others as they are."""
        return Random(f"{self._seed}/{purpose}")

    def _live_all(self) -> str:
        """Lives all hazards through; returns the number of the one behind the incident."""
        rng, blasted = self._rng("fates"), ""
        for hazard in Finder(self._rng("findings"), self._calendar, self._register).find(self._count, self._blasted()):
            if hazard.enterprise is self._register.blasted:
                blasted = hazard.number
                life = self._live_blasted(rng, hazard)
            else:
                life = self._live(rng, hazard)
            self._enforcement.answer(life)
            if life.closed_at:
                self._closed[hazard.enterprise.name] = life
        return blasted

    def _live(self, rng: Random, hazard: Hazard) -> Life:
        life = Life(rng, self._calendar, self._outbox, self._describe, hazard)
        deadline = self._deadline(rng, hazard)
        fate = fates.choose(rng, life.is_major, self._is_holiday(deadline or life.deadline))
        late = fates.delay_of_finding(rng, fate)
        life.find(deadline, hazard.found + late if late else None, self._recurrence(rng, hazard))
        if rng.random() < FOUND_TWICE:
            life.find_again(life.days_later(1, 3))
        if rng.random() < MISTYPED:
            life.mistype(life.days_later(1, 5))
        fate(life)
        life.finish()
        return life

    def _blasted(self) -> Hazard:
        """Found in the campaign; nobody touches it until it has exploded."""
        danger = next(danger for danger in DANGERS["危险化学品"] if "联锁被擅自摘除" in danger.template)
        return Hazard("", self._calendar.on(24, "10:20"), "inspection-group", self._register.blasted, danger, "major")

    def _live_blasted(self, rng: Random, hazard: Hazard) -> Life:
        life = Life(rng, self._calendar, self._outbox, self._describe, hazard, BLASTED_SCRIPT)
        life.find(self._calendar.on(41, "00:00").date(), hazard.found + timedelta(seconds=20))
        life.rectify(self._not_before(life, 74, "16:20"))
        life.verify(self._not_before(life, 76, "10:05"), passed=False, days=7)
        life.rectify(self._not_before(life, 80, "17:30"))
        life.verify(self._not_before(life, 82, "11:00"))
        life.finish()
        return life

    def _not_before(self, life: Life, day: int, clock: str) -> datetime:
        """A moment of the story, or just after the last step where the story is squeezed."""
        return max(self._calendar.on(day, clock), life.now + timedelta(minutes=20))

    def _deadline(self, rng: Random, hazard: Hazard) -> date | None:
        if rng.random() < NO_DEADLINE:
            return None
        days = rng.choice(hazard.deadlines)
        return hazard.found.date() + timedelta(days=days)

    def _is_holiday(self, deadline: date) -> bool:
        return self._calendar.within(deadline, fates.HOLIDAY_DEADLINES)

    def _recurrence(self, rng: Random, hazard: Hazard) -> str | None:
        """Now and then it is one of the enterprise's former hazards that has come back."""
        former = self._closed.get(hazard.enterprise.name)
        if former and former.closed_at < hazard.found and rng.random() < RECURRENT:
            return former.hazard.number
        return None

    def _acknowledge_nothing(self) -> None:
        """Acknowledgements of escalations that were never raised."""
        rng = self._rng("strays")
        for number in range(UNKNOWN_ESCALATIONS):
            city = rng.choice(CITIES)
            moment: datetime = office_time(rng, self._calendar.finding_days(rng, 1)[0])
            subject = f"HZ-{city.code}-{moment.year}-{90000 + number}/1/overdue/1"
            self._outbox.send(source_of(city.code, "awb"), "acknowledged", subject, moment,
                              {"by": f"{city.name}安委办值班室"}, meant="refused")
