"""How hazards are found: where, by whom, and what is entered about them."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random

from . import words
from .days import AFTERMATH, CAMPAIGN, Calendar, office_time, sensor_time
from .enterprises import Enterprise, Register, sector_weights
from .messages import source_of
from .words import CHANGZHI, DANGERS, DATONG, PANJIN, SECTORS, YONGJI, City, Danger

FOUND_BY = {"self-check": 44, "regulator": 26, "inspection-group": 6, "expert": 6, "covert-visit": 4,
            "public-report": 4, "sensor": 12}
MAJOR_SHARE, MAJOR_IN_CAMPAIGN, MAJOR_IN_AFTERMATH = 0.13, 0.24, 0.20
GENERAL_DAYS, MAJOR_DAYS = (3, 5, 7, 7, 10, 15), (3, 5, 7, 10, 15, 15, 20, 30)


@dataclass(frozen=True)
class Hazard:
    """What is found."""

    number: str
    found: datetime
    found_by: str
    enterprise: Enterprise
    danger: Danger
    level: str

    @property
    def city(self) -> City:
        return self.enterprise.city

    @property
    def sector(self) -> str:
        return self.enterprise.sector

    @property
    def deadlines(self) -> tuple[int, ...]:
        """The days that are usually given for it."""
        return MAJOR_DAYS if self.level == "major" else GENERAL_DAYS

    @property
    def department(self) -> str:
        return words.department(self.city, self.sector)

    @property
    def office(self) -> str:
        """The source through which its department publishes."""
        return source_of(self.city.code, SECTORS[self.sector].office)

    @property
    def finder(self) -> str:
        """The source that reports it."""
        office = {"sensor": "sensor", "inspection-group": "awb", "covert-visit": "awb"}.get(self.found_by)
        return source_of(self.city.code, office) if office else self.office


class Finder:
    """Finds hazards at random, after the rhythm and the story of the calendar."""

    def __init__(self, rng: Random, calendar: Calendar, register: Register):
        self._rng, self._calendar, self._register = rng, calendar, register

    def find(self, count: int, *others: Hazard) -> list[Hazard]:
        """`count` hazards and the others in order of time, numbered by city."""
        drafts = [self._draft(day) for day in self._calendar.finding_days(self._rng, count)]
        drafts = sorted(drafts + list(others), key=lambda draft: draft.found)
        numbers: Counter[str] = Counter()
        return [self._numbered(draft, numbers) for draft in drafts]

    def _numbered(self, draft: Hazard, numbers: Counter[str]) -> Hazard:
        numbers[draft.city.code] += 1
        number = hazard_number(draft.city, draft.found, numbers[draft.city.code])
        return replace(draft, number=number)

    def _draft(self, day: date) -> Hazard:
        rng = self._rng
        city = rng.choices(words.CITIES, [city.share for city in words.CITIES])[0]
        weights = self._sector_weights(city, day)
        sector = rng.choices(list(weights), list(weights.values()))[0]
        found_by = self._found_by(day, sector)
        level = "major" if rng.random() < self._major_share(day) * (0.4 if found_by == "sensor" else 1) else "general"
        danger = pick_danger(rng, sector, level, found_by == "sensor")
        moment = (sensor_time if found_by == "sensor" else office_time)(rng, day)
        return Hazard("", moment, found_by, self._register.pick(rng, city, sector), danger, danger.level)

    def _sector_weights(self, city: City, day: date) -> dict[str, float]:
        weights = sector_weights(city)
        if self._calendar.within(day, AFTERMATH):
            weights["危险化学品"] *= 2.5
        return weights

    def _found_by(self, day: date, sector: str) -> str:
        weights = dict(FOUND_BY)
        if not self._calendar.works(day):
            weights |= {"regulator": 8, "expert": 0, "inspection-group": 2, "sensor": 30}
        elif self._calendar.within(day, CAMPAIGN):
            weights |= {"inspection-group": 18, "expert": 14}
        elif self._calendar.within(day, AFTERMATH):
            weights |= {"inspection-group": 16, "covert-visit": 16}
        if not any(danger.by_sensor for danger in DANGERS[sector]):
            weights["sensor"] = 0
        return self._rng.choices(list(weights), list(weights.values()))[0]

    def _major_share(self, day: date) -> float:
        if self._calendar.within(day, CAMPAIGN):
            return MAJOR_IN_CAMPAIGN
        return MAJOR_IN_AFTERMATH if self._calendar.within(day, AFTERMATH) else MAJOR_SHARE


def hazard_number(city: City, found: datetime, number: int) -> str:
    return f"HZ-{city.code}-{found.year}-{number:05d}"


def pick_danger(rng: Random, sector: str, level: str, by_sensor: bool) -> Danger:
    """A danger of a sector; where sensors of a sector report no major ones, a general one."""
    dangers = [danger for danger in DANGERS[sector] if danger.by_sensor == by_sensor]
    return rng.choice([danger for danger in dangers if danger.level == level] or dangers)


def campaign(calendar: Calendar, hazard: Hazard) -> str:
    """The campaign in which a hazard of that day, city and sector is found."""
    story = calendar.story(hazard.found.date())
    if CAMPAIGN[0] <= story < CAMPAIGN[1]:
        return "重大事故隐患专项排查整治行动"
    if AFTERMATH[0] <= story < AFTERMATH[1]:
        return "公路交通安全春季守护行动" if hazard.sector == "道路交通" else "全国“两会”期间安全生产督导巡查"
    if story >= AFTERMATH[1]:
        return "安全生产治本攻坚三年行动"
    if hazard.sector in ("消防", "人员密集场所"):
        return "冬春火灾防范专项整治行动"
    return {CHANGZHI.code: "安全生产隐患排查整治行动", DATONG.code: "重点行业领域持续深入开展重大事故隐患专项排查整治行动",
            YONGJI.code: "风险隐患大排查大整治“百日攻坚”集中行动", PANJIN.code: "岁末年初安全防范专项检查"}[hazard.city.code]


class Description:
    """The data of a hazard-found: what every office enters, and what only some do."""

    def __init__(self, rng: Random, calendar: Calendar):
        self._rng, self._calendar = rng, calendar

    def data(self, hazard: Hazard, deadline: date | None, recurrence_of: str | None) -> dict:
        data = {"enterprise": hazard.enterprise.data(), "area": hazard.enterprise.county.code,
                "sector": hazard.sector, "level": hazard.level,
                "description": hazard.danger.describe(self._rng), "foundBy": hazard.found_by}
        if deadline:
            data["deadline"] = deadline.isoformat()
        if recurrence_of:
            data["recurrenceOf"] = recurrence_of
        return data | (self._located(hazard) if hazard.found_by == "sensor" else self._responsible(hazard))

    def _responsible(self, hazard: Hazard) -> dict:
        rng, data = self._rng, {"leadDepartment": hazard.department}
        if rng.random() < 0.8:
            data["responsibleUnit"] = rng.choice(words.UNITS.get(hazard.sector, words.ANY_UNIT))
        if rng.random() < 0.9:
            data["responsiblePerson"] = words.person(rng)
        if rng.random() < (0.6 if hazard.level == "major" else 0.12):
            data["measures"] = rng.choice(words.IMMEDIATE_MEASURES)
        if rng.random() < 0.35:
            data["fundsYuan"] = funds(rng, hazard.level)
        if rng.random() < 0.5:
            data["campaign"] = campaign(self._calendar, hazard)
        if hazard.level == "major":
            data |= self._major(hazard)
        if rng.random() < 0.05:
            data["evidence"] = evidence(hazard.number, "found")
        return data

    def _major(self, hazard: Hazard) -> dict:
        rng, data = self._rng, {"riskColour": self._rng.choice(("red", "red", "orange"))}
        if rng.random() < 0.35:
            data["plan"] = rng.choice(words.PLANS)
        if hazard.found_by == "self-check" and rng.random() < 0.6:
            times = (hazard.found + timedelta(minutes=rng.randint(20, 300)) for _ in range(2))
            data["doubleReported"] = dict(zip(("regulatorAt", "workersAt"), (at.isoformat() for at in times)))
        return data

    def _located(self, hazard: Hazard) -> dict:
        county = hazard.enterprise.county
        return {"location": {"longitude": round(county.longitude + self._rng.uniform(-0.06, 0.06), 5),
                             "latitude": round(county.latitude + self._rng.uniform(-0.04, 0.04), 5)},
                "riskColour": "orange" if hazard.level == "major" else self._rng.choice(("yellow", "blue"))}


def funds(rng: Random, level: str) -> float | int:
    """What a rectification costs in yuan; now and then to the fen."""
    amount = rng.choice((500, 1200, 2000, 3500, 8000, 15000)) * (rng.choice((10, 20, 50)) if level == "major" else 1)
    return amount + 0.5 if rng.random() < 0.08 else amount


def evidence(number: str, what: str) -> list[dict]:
    uri = f"https://evidence.example/{number}/{what}.jpg"
    return [{"uri": uri, "sha256": sha256(uri.encode()).hexdigest()}]
