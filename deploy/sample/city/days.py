"""The quarter's calendar: when people work, and the storyline that the days tell.

The story is told in days 0–89 from the start; with another number of days it is stretched or squeezed.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from random import Random

SHANGHAI = timezone(timedelta(hours=8))
STORY_DAYS = 90

CAMPAIGN = (20, 31)   # 重大事故隐患专项排查整治: more is found, and more of it is major
FESTIVAL = (40, 48)   # 春节: hardly anybody works; deadlines pass
INCIDENT = 60         # the considerable incident
AFTERMATH = (61, 76)  # 督导巡查 and 暗查暗访 after it, during 全国“两会”
NEW_YEAR = 0
MAKE_UP_DAYS = (34, 48)  # the Sundays worked for the long holiday

_OFFICE_HOURS = (7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22)
_OFFICE_WEIGHTS = (1, 8, 14, 14, 9, 3, 3, 9, 13, 12, 8, 3, 2, 1.2, 0.8, 0.4)
_SENSOR_WEIGHTS = (6, 6, 6, 6, 6, 5, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6)


@dataclass(frozen=True)
class Calendar:
    """The days of a run, from `start` on."""

    start: date
    days: int

    @property
    def first(self) -> datetime:
        return midnight(self.start)

    @property
    def end(self) -> datetime:
        """The instant at which the recording ends; what would be received then or later is left out."""
        return midnight(self.start + timedelta(days=self.days))

    def story(self, day: date) -> float:
        """Where a date lies in the story."""
        return (day - self.start).days * STORY_DAYS / self.days

    def on(self, story_day: float, clock: str) -> datetime:
        """The moment `clock` ("15:20") on a day of the story."""
        day = self.start + timedelta(days=int(story_day * self.days / STORY_DAYS))
        return datetime.combine(day, time.fromisoformat(clock), SHANGHAI)

    def within(self, day: date, span: tuple[int, int]) -> bool:
        return span[0] <= self.story(day) < span[1]

    def works(self, day: date) -> bool:
        """Whether offices are staffed as usual."""
        story = int(self.story(day))
        if story in MAKE_UP_DAYS:
            return True
        return day.weekday() < 5 and story != NEW_YEAR and not self.within(day, FESTIVAL)

    def busyness(self, day: date) -> float:
        """How much is found on a day, a plain working day being 1."""
        if self.within(day, FESTIVAL):
            return 0.12
        if not self.works(day):
            return 0.25 if day.weekday() == 5 else 0.15
        if self.within(day, CAMPAIGN):
            return 1.5
        return 1.3 if self.within(day, AFTERMATH) else 1.0

    def finding_days(self, rng: Random, count: int) -> list[date]:
        """`count` dates, busy ones more often."""
        days = [self.start + timedelta(days=n) for n in range(self.days)]
        return rng.choices(days, [self.busyness(day) for day in days], k=count)

    def office_moment(self, rng: Random, moment: datetime) -> datetime:
        """A moment soon after `moment` at which somebody sits in an office: nine times in ten on a working day."""
        day = moment.date()
        if rng.random() < 0.9:
            while not self.works(day):
                day += timedelta(days=1)
        chosen = office_time(rng, day)
        if chosen <= moment:
            chosen = moment + timedelta(minutes=rng.randint(5, 90), seconds=rng.randrange(60))
        return chosen.replace(microsecond=0)


def midnight(day: date) -> datetime:
    """The first instant of a local date."""
    return datetime.combine(day, time(), SHANGHAI)


def office_time(rng: Random, day: date) -> datetime:
    hour = rng.choices(_OFFICE_HOURS, _OFFICE_WEIGHTS)[0]
    return midnight(day) + timedelta(hours=hour, seconds=rng.randrange(3600))


def sensor_time(rng: Random, day: date) -> datetime:
    hour = rng.choices(range(24), _SENSOR_WEIGHTS)[0]
    return midnight(day) + timedelta(hours=hour, milliseconds=rng.randrange(3_600_000))
