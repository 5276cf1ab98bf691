"""The quarter's incidents, told one by one; the gravest is the one at the enterprise that put nothing right."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from .days import INCIDENT, Calendar
from .enterprises import Enterprise, Register
from .measures import CHANCE, EXECUTED, STANDS, Enforcement, Order
from .messages import Outbox, source_of
from .words import CHANGZHI, DATONG, PANJIN, SECTORS, YONGJI, City


@dataclass(frozen=True)
class Report:
    """A report `after` minutes from the occurrence; `received` is minutes later where the network was down."""

    after: int
    figures: dict
    description: str | None = None
    office: str | None = None
    received: int | None = None


@dataclass(frozen=True)
class Story:
    """An incident: when and where, what is reported, who acknowledges what (hours after the occurrence),
    and what is ordered afterwards (days after it)."""

    day: int
    clock: str
    city: City
    sector: str
    category: str
    description: str
    reports: tuple[Report, ...]
    acknowledged: tuple[tuple[str, float], ...] = ()
    orders: tuple[tuple[str, float], ...] = ()
    blasted: bool = False


NOBODY_HURT = {"deaths": 0, "missing": 0, "seriousInjuries": 0, "minorInjuries": 0}

STORIES = (
    Story(4, "02:40", DATONG, "煤矿", "险情", "井下局部通风机停电，掘进工作面瓦斯积聚，12人全部撤出，无人员伤亡",
          (Report(32, NOBODY_HURT),), orders=(("suspension", 0.4), ("interview", 2))),
    Story(9, "19:25", CHANGZHI, "消防", "火灾", "沿街铺面电气线路短路起火，过火面积约40平方米",
          (Report(25, {"deaths": 0, "seriousInjuries": 1, "minorInjuries": 2}),
           Report(1300, {"deaths": 0, "seriousInjuries": 1, "minorInjuries": 2, "directLossYuan": 86000})),
          orders=(("penalty", 6), ("exposure", 8))),
    Story(15, "17:50", YONGJI, "道路交通", "道路交通", "低速货车违法载人，乡道急弯处侧翻",
          (Report(41, {"deaths": 1, "seriousInjuries": 2, "minorInjuries": 3}),
           Report(2900, {"deaths": 1, "seriousInjuries": 2, "minorInjuries": 3, "directLossYuan": 940000.5})),
          acknowledged=(("1/incident/1", 2.1),), orders=(("penalty", 10), ("accountability", 21))),
    Story(19, "05:12", PANJIN, "危险化学品", "泄漏", "装卸鹤管法兰垫片失效，少量汽油泄漏，已切断收容，无人员伤亡",
          (Report(18, NOBODY_HURT | {"directLossYuan": 32000}),), orders=(("penalty", 4),)),
    Story(26, "14:05", DATONG, "建筑施工", "高处坠落", "外脚手架拆除作业中一名工人坠落，送医后死亡；项目部当晚才报告",
          (Report(342, {"deaths": 1, "seriousInjuries": 0, "minorInjuries": 0}),
           Report(4400, {"deaths": 1, "seriousInjuries": 0, "directLossYuan": 1650000})),
          acknowledged=(("1/late-report/1", 19.0), ("1/incident/1", 7.5)),
          orders=(("suspension", 0.8), ("penalty", 9), ("accountability", 14))),
    Story(33, "11:40", CHANGZHI, "城镇燃气", "燃气闪爆", "餐饮用户擅自更换软管导致泄漏闪爆，门窗损毁",
          (Report(28, {"deaths": 0, "seriousInjuries": 1, "minorInjuries": 3, "directLossYuan": 120000}),),
          orders=(("exposure", 3), ("penalty", 5))),
    Story(42, "16:30", YONGJI, "森林草原防灭火", "森林火灾", "祭祀用火引燃林缘杂草，过火约3亩，18时20分扑灭",
          (Report(175, NOBODY_HURT | {"directLossYuan": 8000}),
           Report(35, NOBODY_HURT, "祭祀用火引燃林缘杂草，正在扑救", office="xfj", received=610)),
          orders=(("notice", 8),)),
    Story(46, "10:15", PANJIN, "其他", "淹溺", "苇塘冰面作业时冰层破裂，2人落水，1人获救，1人下落不明",
          (Report(38, {"deaths": 0, "missing": 1, "seriousInjuries": 0, "minorInjuries": 1}),
           Report(1720, {"deaths": 1, "missing": 0, "seriousInjuries": 0, "minorInjuries": 1},
                  "苇塘冰面作业时冰层破裂，2人落水，1人获救，下落不明的1人已找到，确认死亡")),
          acknowledged=(("1/incident/2", 25.5),), orders=(("interview", 4), ("accountability", 16))),
    Story(52, "22:20", DATONG, "冶金工贸", "机械伤害", "清理皮带机时未停机挂牌，一名工人被卷入",
          (Report(44, {"deaths": 1, "seriousInjuries": 0}),), acknowledged=(("1/incident/1", 10.2),),
          orders=(("suspension", 0.5), ("penalty", 12))),
    Story(INCIDENT, "15:20", CHANGZHI, "危险化学品", "火灾爆炸",
          "检修期间在未恢复可燃气体报警与联锁的装置区动火，引发闪爆并起火",
          (Report(26, {"deaths": 1, "missing": 0, "seriousInjuries": 2, "minorInjuries": 5}),
           Report(95, {"deaths": 1, "missing": 2, "seriousInjuries": 2, "minorInjuries": 5},
                  "装置区动火引发闪爆并起火，明火已控制，清点人数后确认2人下落不明"),
           Report(1010, {"deaths": 2, "missing": 1, "seriousInjuries": 2, "minorInjuries": 6},
                  "明火已扑灭，下落不明的2人中1人已找到，确认死亡"),
           Report(2460, {"deaths": 3, "missing": 0, "seriousInjuries": 2, "minorInjuries": 6,
                         "directLossYuan": 13600000},
                  "最后1名下落不明人员已找到，确认死亡；共死亡3人，直接经济损失约1360万元")),
          acknowledged=(("1/incident/1", 0.8), ("1/open-hazard/1", 3.5), ("2/incident/1", 2.2)),
          orders=(("suspension", 0.2), ("guard", 0.3), ("licence", 4), ("exposure", 5), ("penalty", 20),
                  ("joint-sanction", 22), ("accountability", 12)), blasted=True),
    Story(68, "03:55", CHANGZHI, "煤矿", "险情", "综采工作面顶板离层值突增，提前撤人，局部冒顶未伤人",
          (Report(22, NOBODY_HURT),), orders=(("guard", 0.3), ("suspension", 0.5))),
    Story(77, "06:30", DATONG, "道路交通", "道路交通", "国道团雾路段重型货车与面包车追尾",
          (Report(52, {"deaths": 2, "seriousInjuries": 1, "minorInjuries": 2}),
           Report(20, {"deaths": 1, "seriousInjuries": 2, "minorInjuries": 2}, office="jtj", received=400)),
          acknowledged=(("1/incident/1", 3.0),), orders=(("notice", 2), ("penalty", 9))),
    Story(83, "16:45", PANJIN, "建筑施工", "坍塌", "管廊沟槽边坡局部坍塌，人员情况正在核实",
          (Report(15, {}),
           Report(130, {"deaths": 0, "missing": 0, "seriousInjuries": 1, "minorInjuries": 0, "directLossYuan": 45000},
                  "管廊沟槽边坡局部坍塌，1人受伤送医，无其他人员被困")),
          orders=(("suspension", 0.6),)),
)


@dataclass
class Incidents:
    """Sends the stories' reports and acknowledgements, and has their measures ordered."""

    rng: Random
    calendar: Calendar
    outbox: Outbox
    register: Register
    enforcement: Enforcement
    blasted_hazard: str
    _numbers: dict[str, int] = field(default_factory=dict)

    def send(self) -> None:
        for story in STORIES:
            self._tell(story)

    def _tell(self, story: Story) -> None:
        number = self._number(story)
        occurred = self.calendar.on(story.day, story.clock)
        enterprise = self.register.blasted if story.blasted else self.register.pick(self.rng, story.city, story.sector)
        for report in story.reports:
            self._report(story, report, number, occurred, enterprise)
        for suffix, hours in story.acknowledged:
            self._acknowledge(story, f"{number}/{suffix}", occurred + timedelta(hours=hours))
        self._order(story, number, occurred, enterprise)
        if story.category == "机械伤害":
            self._misdate(story, number, occurred, enterprise)

    def _report(self, story: Story, report: Report, number: str, occurred: datetime, enterprise: Enterprise) -> None:
        moment = occurred + timedelta(minutes=report.after)
        received = moment + timedelta(minutes=report.received or 0, seconds=self.rng.randint(2, 20))
        data = self._data(story, occurred, enterprise) | report.figures
        data["description"] = report.description or story.description
        office = report.office or SECTORS[story.sector].office
        self.outbox.send(source_of(story.city.code, office), "incident", number, moment, data, received)

    def _data(self, story: Story, occurred: datetime, enterprise: Enterprise) -> dict:
        data = {"enterprise": enterprise.data(), "area": enterprise.county.code, "sector": story.sector,
                "occurredAt": occurred.isoformat(), "description": story.description, "category": story.category}
        return data | ({"relatedHazards": [self.blasted_hazard]} if story.blasted else {})

    def _acknowledge(self, story: Story, escalation: str, moment: datetime) -> None:
        by = "市政府值班室" if "open-hazard" in escalation or "2/incident" in escalation else "市安委办值班室"
        source = source_of(story.city.code, "awb")
        received = moment + timedelta(seconds=self.rng.randint(2, 20))
        self.outbox.send(source, "acknowledged", escalation, moment,
                         {"by": story.city.name.removesuffix("市") + by, "note": "已收到，启动响应"}, received)

    def _order(self, story: Story, number: str, occurred: datetime, enterprise: Enterprise) -> None:
        for kind, days in story.orders:
            at = occurred + timedelta(seconds=int(days * 86400))
            if days >= 1:
                at = self.calendar.office_moment(self.rng, at)
            reference = {"incident": number} | ({"hazard": self.blasted_hazard} if story.blasted else {})
            self.enforcement.order(Order(kind, at, enterprise, reference, f"{story.category}后采取",
                                         follow_up(story, kind)))

    def _misdate(self, story: Story, number: str, occurred: datetime, enterprise: Enterprise) -> None:
        """A first attempt with the wrong day: it occurred after it was reported, says the form."""
        moment = occurred + timedelta(minutes=39)
        data = self._data(story, occurred + timedelta(days=1), enterprise) | {"deaths": 1}
        self.outbox.send(source_of(story.city.code, SECTORS[story.sector].office), "incident", number, moment, data,
                         moment + timedelta(seconds=9), meant="refused")

    def _number(self, story: Story) -> str:
        self._numbers[story.city.code] = self._numbers.get(story.city.code, 0) + 1
        year = self.calendar.on(story.day, story.clock).year
        return f"SG-{story.city.code}-{year}-{self._numbers[story.city.code]:03d}"


def follow_up(story: Story, kind: str) -> str:
    """Those responsible are called to account within the week; the blasted works stay shut and watched."""
    if kind == "accountability":
        return EXECUTED
    return STANDS if story.blasted and kind in ("suspension", "guard") else CHANCE
