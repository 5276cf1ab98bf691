"""Events as offices send them: lives of hazards, incidents, measures, the watch list; some early, some wrong."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property

from .told import digest

SHANGHAI = timezone(timedelta(hours=8))
AREAS = ("140403", "140404", "140405", "140411", "140423")
SECTORS = ("煤矿", "非煤矿山", "危险化学品", "冶金工贸", "道路交通", "建筑施工", "消防", "城镇燃气")
ENTERPRISES = ("长治市潞州区示例煤业有限公司", "上党区试验化工有限公司", "屯留区样板建筑工程有限公司", "潞城区范例燃气有限公司")
FINDINGS = ("综采工作面上隅角瓦斯监测缺失", "主扇风机未按规定测定风量", "安全出口被占用", "储罐区可燃气体报警器失效")
MEASURES = ("penalty", "seizure", "licence", "suspension", "closure", "exposure", "interview", "joint-sanction",
            "accountability", "guard")


@dataclass(frozen=True)
class Event:
    """What is sent; source and id are None where the text names none."""

    text: bytes
    source: str | None
    id: str | None

    @cached_property
    def sha256(self):
        return digest(self.text)

    @property
    def key(self):
        return (self.source, self.id or self.sha256)


def written(body):
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return Event(text, body["source"], body["id"])


def rewritten(event):
    """The same JSON value with its keys in another order, as another program would write it again."""
    body = json.loads(event.text)
    return json.dumps(dict(reversed(body.items())), ensure_ascii=False).encode()


def contradiction(event, number):
    """Another event under the same id."""
    body = json.loads(event.text)
    key = next(key for key in ("description", "summary", "reason", "note", "by") if key in body["data"] | {"note": ""})
    body["data"] = body["data"] | {key: f"更正 {number}"}
    return written(body)


class Stories:
    """An endless stream of events of one producer, some stories at a time.

    - now: the receipt clock at the beginning; everything happened in the ten days before it.
    - size: characters that descriptions are filled up to.
    """

    def __init__(self, random, name, now, size=0, nameless=False):
        self.random = random
        self.name = name
        self.now = now
        self.size = size
        self.nameless = nameless
        self.source = f"/offices/{random.choice(AREAS)}-{name}"
        self._events = 0
        self._stories = 0
        self._open = []

    def __iter__(self):
        return self

    def __next__(self):
        while len(self._open) < 20:
            self._open.append(self._story())
        index = self.random.randrange(len(self._open))
        event = self._open[index].pop(0)
        if not self._open[index]:
            del self._open[index]
        return event

    def _story(self):
        self._stories += 1
        kinds = {self._hazard: 55, self._incident: 12, self._measure: 13, self._watch: 8, self._mistake: 12}
        story = self.random.choices(list(kinds), list(kinds.values()))[0](f"{self.name}-{self._stories}")
        if self.random.random() < 0.15:
            self.random.shuffle(story)
        return [item if isinstance(item, Event) else written(item) for item in story]

    def hazard_found(self, number):
        return written(self._found(number, next(self._moments())))

    def rectified(self, number):
        """In the hour before now: after whatever was found."""
        moment = self.now - timedelta(minutes=self.random.uniform(1, 60))
        return written(self._event("rectified", f"HZ-{number}", moment, self._step("rectified")))

    # Envelopes

    def _moments(self):
        """Instants one after the other, the last of them before now."""
        moment = self.now - timedelta(days=self.random.uniform(1, 10))
        while True:
            yield moment
            moment += (self.now - moment) * self.random.uniform(0.05, 0.3)

    def _event(self, type, subject, moment, data, source=None):
        self._events += 1
        return {"specversion": "1.0", "id": f"{self.name}-e{self._events}", "source": source or self.source,
                "type": type, "subject": subject, "time": moment.isoformat(timespec="milliseconds"), "data": data}

    def _enterprise(self):
        return {"name": self.random.choice(ENTERPRISES) + str(self.random.randrange(40))}

    def _date(self, earliest, latest):
        return (self.now + timedelta(days=self.random.randint(earliest, latest))).date().isoformat()

    # Stories

    def _found(self, number, moment):
        random = self.random
        data = {"enterprise": self._enterprise(), "area": random.choice(AREAS), "sector": random.choice(SECTORS),
                "level": random.choice(("major", "general")), "description": self._text(random.choice(FINDINGS)),
                "foundBy": random.choice(("self-check", "regulator", "expert", "sensor"))}
        if random.random() < 0.8:
            data["deadline"] = self._date(-10, 20)
        if random.random() < 0.3:
            data["fundsYuan"] = random.choice((3, 3.5, 120000, 0.1))
        return self._event("hazard-found", f"HZ-{number}", moment, data)

    def _text(self, text):
        return text + "。" * max(0, self.size - len(text))

    def _hazard(self, number):
        moments = self._moments()
        story = [self._found(number, next(moments))]
        for type in self.random.choices(("rectified", "verified", "extended", "amended", "withdrawn"),
                                        (10, 8, 3, 2, 1), k=self.random.randrange(5)):
            story.append(self._event(type, f"HZ-{number}", next(moments), self._step(type)))
        return story

    def _step(self, type):
        if type == "rectified":
            return {"summary": self._text("已整改并自查")}
        if type == "verified":
            return {"result": self.random.choice(("passed", "passed", "failed")), "by": "验收组"}
        if type == "extended":
            return {"newDeadline": self._date(1, 40), "reason": "设备到货延迟", "approvedBy": "安委办"}
        if type == "amended":
            return {"level": self.random.choice(("major", "general")), "reason": "复核", "approvedBy": "安委办"}
        return {"reason": "误报", "by": "监管员", "approvedBy": "安委办"}

    def _incident(self, number):
        moments = self._moments()
        happened = next(moments)
        base = {"enterprise": self._enterprise(), "area": self.random.choice(AREAS),
                "sector": self.random.choice(SECTORS), "occurredAt": happened.isoformat(timespec="milliseconds"),
                "description": self._text("运输车辆侧翻")}
        story = []
        for _ in range(self.random.randint(1, 3)):
            counts = {"deaths": self.random.choice((0, 0, 0, 1, 3)), "minorInjuries": self.random.randrange(4)}
            story.append(self._event("incident", f"SG-{number}", next(moments), base | counts))
        return story

    def _measure(self, number):
        moments = self._moments()
        base = {"kind": self.random.choice(MEASURES), "enterprise": self._enterprise(),
                "area": self.random.choice(AREAS)}
        statuses = ("ordered", self.random.choice(("executed", "lifted")))[:self.random.randint(1, 2)]
        return [self._event("measure", f"CS-{number}", next(moments), base | {"status": status})
                for status in statuses]

    def _watch(self, number):
        moments = self._moments()
        base = {"kind": self.random.choice(("enterprise", "team", "worker")), "name": f"{number} 班组",
                "reason": "屡查屡犯"}
        return [self._event("watch", number, next(moments), base | {"action": action})
                for action in ("add", "remove")[:self.random.randint(1, 2)]]

    # Mistakes, each of a kind that is refused whatever the ledgers hold

    def _mistake(self, number):
        moments = self._moments()
        kinds = [self._unknown_type, self._surplus, self._foreign, self._twice, self._unknown_escalation,
                 self._before_it_happened] + ([self._no_json] if self.nameless else [])
        return self.random.choice(kinds)(number, moments)

    def _unknown_type(self, number, moments):
        return [self._event("hazard-fuond", f"HZ-{number}", next(moments), {})]

    def _surplus(self, number, moments):
        event = self._found(number, next(moments))
        return [event | {"data": event["data"] | {"dedline": "2024-01-01"}}]

    def _foreign(self, number, moments):
        return [self._found(number, next(moments)) | {"source": "/duban"}]

    def _twice(self, number, moments):
        return [self._found(number, next(moments)), self._found(number, next(moments))]

    def _unknown_escalation(self, number, moments):
        return [self._event("acknowledged", f"HZ-{number}/9/leader/9", next(moments), {"by": "值班员"})]

    def _before_it_happened(self, number, moments):
        moment = next(moments)
        later = (moment + timedelta(hours=1)).isoformat(timespec="milliseconds")
        data = {"enterprise": self._enterprise(), "area": "140403", "sector": "煤矿", "occurredAt": later,
                "description": "迟于报告"}
        return [self._event("incident", f"SG-{number}", moment, data)]

    def _no_json(self, number, moments):
        return [Event(f'{{"specversion":"1.0","id":"{number}", {next(moments).isoformat()}'.encode(), None, None)]


def instant(text):
    return datetime.fromisoformat(text)
