"""Enforcement: what is ordered against an enterprise, and whether it is carried out."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from . import words
from .days import Calendar
from .enterprises import Enterprise
from .lives import Life
from .messages import Outbox, source_of
from .words import SECTORS, City


@dataclass(frozen=True)
class Kind:
    """A kind of measure: its document's title, and the shares that are executed at once, later, or lifted."""

    title: str
    at_once: float
    executed: float
    lifted: float
    days: tuple[float, float]


KINDS = {
    "penalty": Kind("应急罚", 0.15, 0.7, 0.04, (5, 30)),
    "seizure": Kind("查扣", 0.3, 0.3, 0.5, (3, 20)),
    "licence": Kind("暂扣", 0.0, 0.7, 0.2, (2, 15)),
    "suspension": Kind("停产整顿", 0.0, 0.25, 0.6, (5, 30)),
    "closure": Kind("关闭取缔", 0.0, 0.7, 0.05, (3, 20)),
    "exposure": Kind("曝光", 0.4, 0.6, 0.0, (1, 5)),
    "notice": Kind("督办函", 0.2, 0.7, 0.0, (1, 8)),
    "interview": Kind("约谈", 0.1, 0.85, 0.0, (1, 5)),
    "joint-sanction": Kind("联合惩戒", 0.0, 0.6, 0.1, (5, 25)),
    "accountability": Kind("问责", 0.0, 0.75, 0.0, (5, 20)),
    "guard": Kind("盯守", 0.2, 0.2, 0.6, (2, 15)),
}

# What follows an order: what its kind makes likely, its execution within a week, or nothing in this quarter.
CHANCE, EXECUTED, STANDS = "chance", "executed", "stands"

ON_FINDING = {"penalty": 34, "suspension": 28, "guard": 22, "seizure": 11, "exposure": 5}
ON_OVERDUE = {"interview": 30, "notice": 32, "penalty": 20, "exposure": 18}
ON_LEADER = {"joint-sanction": 25, "licence": 22, "suspension": 20, "accountability": 15, "closure": 22}
ON_GENERAL = {"penalty": 70, "seizure": 15, "exposure": 15}


@dataclass(frozen=True)
class Order:
    """A measure that is to be ordered."""

    kind: str
    at: datetime
    enterprise: Enterprise
    reference: dict = field(default_factory=dict)
    note: str | None = None
    follow_up: str = CHANCE

    @property
    def source(self) -> str:
        return source_of(self.enterprise.city.code, SECTORS[self.enterprise.sector].office)


class Enforcement:
    """Collects the orders of the quarter; `send` numbers them by city in order of time."""

    def __init__(self, rng: Random, calendar: Calendar, outbox: Outbox):
        self._rng, self._calendar, self._outbox = rng, calendar, outbox
        self._numbers: Counter[str] = Counter()
        self._documents: Counter[tuple[str, str]] = Counter()
        self._orders: list[Order] = []

    def order(self, order: Order) -> None:
        self._orders.append(order)

    def answer(self, life: Life) -> None:
        """What the offices order over one hazard."""
        if life.hazard.level == "major":
            self._perhaps(life, 0.4, ON_FINDING, life.hazard.found)
            self._answer_escalations(life)
        elif life.hazard.found_by != "sensor":
            self._perhaps(life, 0.04, ON_GENERAL, life.hazard.found)

    def send(self) -> None:
        for order in sorted(self._orders, key=lambda order: order.at):
            self._carry_out(order)

    def _answer_escalations(self, life: Life) -> None:
        for stage, share, kinds in (("overdue", 0.45, ON_OVERDUE), ("leader", 0.8, ON_LEADER)):
            raised = [e.raised for e in life.ladder.raised if e.stage == stage and e.id.endswith("/1")]
            for at in raised:
                self._perhaps(life, share, kinds, at)

    def _perhaps(self, life: Life, share: float, kinds: dict[str, float], after: datetime) -> None:
        if self._rng.random() >= share:
            return
        kind = self._rng.choices(list(kinds), list(kinds.values()))[0]
        at = self._calendar.office_moment(self._rng, after + timedelta(hours=self._rng.uniform(1, 30)))
        self.order(Order(kind, at, life.hazard.enterprise, {"hazard": life.hazard.number}))

    def _carry_out(self, order: Order) -> None:
        rng, kind = self._rng, KINDS[order.kind]
        number = self._number(order)
        data = self._data(order)
        if rng.random() < kind.at_once and order.follow_up == CHANCE:
            self._send(order, number, order.at, data | {"status": "executed"})
            return
        self._send(order, number, order.at, data | {"status": "ordered"})
        outcome = self._outcome(order, kind)
        if outcome:
            after = rng.uniform(*kind.days) if order.follow_up == CHANCE else 6
            moment = self._calendar.office_moment(rng, order.at + timedelta(days=after))
            self._send(order, number, moment, data | {"status": outcome})
        self._perhaps_confuse(order, number, data)

    def _outcome(self, order: Order, kind: Kind) -> str | None:
        if order.follow_up != CHANCE:
            return "executed" if order.follow_up == EXECUTED else None
        shares = (kind.executed, kind.lifted, 1 - kind.executed - kind.lifted)
        return self._rng.choices(("executed", "lifted", None), shares)[0]

    def _perhaps_confuse(self, order: Order, number: str, data: dict) -> None:
        """Another kind under the same number, which the ledger refuses."""
        if self._rng.random() < 0.012:
            other = "notice" if order.kind != "notice" else "interview"
            moment = self._calendar.office_moment(self._rng, order.at + timedelta(days=2))
            self._send(order, number, moment, data | {"kind": other, "status": "executed"}, meant="refused")

    def _send(self, order: Order, number: str, moment: datetime, data: dict, meant: str = "good") -> None:
        self._outbox.send(order.source, "measure", number, moment, data, meant=meant)

    def _data(self, order: Order) -> dict:
        rng, kind = self._rng, order.kind
        data = {"kind": kind, "status": "", "enterprise": order.enterprise.data(),
                "area": order.enterprise.county.code} | order.reference
        data["document"] = self._document(order)
        if kind == "penalty":
            data["amountYuan"] = rng.choice((5000, 10000, 20000, 30000, 50000, 100000, 300000))
        if kind in ("accountability", "interview") or (kind == "penalty" and rng.random() < 0.2):
            data["person"] = words.person(rng)
        return data | ({"note": order.note} if order.note else {})

    def _number(self, order: Order) -> str:
        city = order.enterprise.city
        self._numbers[city.code] += 1
        return f"CS-{city.code}-{order.at.year}-{self._numbers[city.code]:04d}"

    def _document(self, order: Order) -> str:
        city: City = order.enterprise.city
        self._documents[city.code, order.kind] += 1
        return f"（{city.short}）{KINDS[order.kind].title}〔{order.at.year}〕{self._documents[city.code, order.kind]}号"
