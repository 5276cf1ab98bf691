"""一个不放心名单: enterprises, teams and workers that the offices put on it by hand, and take off again."""

from datetime import datetime, timedelta
from random import Random

from . import words
from .days import INCIDENT, Calendar, office_time
from .enterprises import Enterprise, Register, sector_weights
from .messages import Outbox, source_of

REASONS = {
    "enterprise": ("多次检查发现同类隐患", "春节期间擅自复工", "整改弄虚作假", "安全管理机构形同虚设"),
    "team": ("一季度“三违”次数居首", "夜班连续两次脱岗", "新成立班组培训不到位"),
    "worker": ("多次不系安全带", "特种作业证过期仍上岗", "情绪不稳定，建议调岗"),
}
TEAMS = ("综采一队夜班", "动火检修班", "外委安装队", "脚手架班组", "运输二队")
REMOVED = 0.45


class Watchlist:
    def __init__(self, rng: Random, calendar: Calendar, outbox: Outbox, register: Register):
        self._rng, self._calendar, self._outbox, self._register = rng, calendar, outbox, register
        self._number = 0

    def send(self, count: int) -> None:
        """`count` entries made by hand, those after the incident, and two removals of what is not on the list."""
        for _ in range(count):
            self._somebody()
        self._after_incident()
        for _ in range(2):
            enterprise = self._any_enterprise()
            self._send(enterprise, "team", "整改提升班", "remove", self._any_moment(), "考核合格", meant="refused")

    def _somebody(self) -> None:
        kind = self._rng.choice(("enterprise", "enterprise", "team", "worker"))
        enterprise, moment = self._any_enterprise(), self._any_moment()
        name = self._name(kind, enterprise)
        self._send(enterprise, kind, name, "add", moment, self._rng.choice(REASONS[kind]))
        if self._rng.random() < REMOVED:
            later = self._calendar.office_moment(self._rng, moment + timedelta(days=self._rng.uniform(10, 30)))
            self._send(enterprise, kind, name, "remove", later, "复查合格，风险已消除")

    def _after_incident(self) -> None:
        enterprise = self._register.blasted
        for day, kind, name in ((1, "enterprise", enterprise.name), (2, "team", f"{enterprise.name}动火检修班"),
                                (2, "worker", f"{enterprise.name}{words.person(self._rng)}")):
            moment = self._calendar.on(INCIDENT + day, "10:30") + timedelta(minutes=self._number)
            self._send(enterprise, kind, name, "add", moment, "发生较大事故，事故前重大隐患长期未整改")

    def _name(self, kind: str, enterprise: Enterprise) -> str:
        inside = {"enterprise": "", "team": self._rng.choice(TEAMS), "worker": words.person(self._rng)}[kind]
        return enterprise.name + inside

    def _any_enterprise(self) -> Enterprise:
        city = self._rng.choice(words.CITIES)
        return self._register.pick(self._rng, city, self._rng.choice(list(sector_weights(city))))

    def _any_moment(self) -> datetime:
        return office_time(self._rng, self._calendar.finding_days(self._rng, 1)[0])

    def _send(self, enterprise: Enterprise, kind: str, name: str, action: str, moment: datetime, reason: str,
              meant: str = "good") -> None:
        self._number += 1
        data = {"kind": kind, "name": name, "action": action, "reason": reason}
        if kind != "enterprise" and meant == "good":
            data["enterprise"] = enterprise.data()
        subject = f"BFX-{enterprise.city.code}-{self._number:03d}"
        self._outbox.send(source_of(enterprise.city.code, "awb"), "watch", subject, moment, data, meant=meant)
