"""Events on their way: what is sent, and when it reaches the node."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
import json
from random import Random

from .days import SHANGHAI, Calendar, midnight
from .words import CITIES, SECTORS

NEXT_MORNING = 0.025  # entered from paper a day later
SLOW = 0.12           # minutes instead of seconds
SKEWED = 0.01         # the sender's clock is ahead by up to two minutes


@dataclass(frozen=True)
class Message:
    """An event and the instant at which the node has it.

    `meant` is what the generator means it to be: `good`, `early`, `refused`, `duplicate`, `conflict` or `faulty`.
    It is not part of the recording.
    """

    received: datetime
    event: dict
    meant: str = "good"

    def line(self) -> str:
        record = {"receivedAt": written(self.received), "event": self.event}
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Outage:
    """A span in which an office cannot reach the node; what it has collected arrives in order just after."""

    begin: datetime
    end: datetime

    def catch_up(self, moment: datetime) -> datetime:
        share = (moment - self.begin) / (self.end - self.begin)
        return self.end + whole(timedelta(seconds=10) + share * timedelta(minutes=6))


class Network:
    """The way from the offices to the node, with its delays."""

    def __init__(self, rng: Random, calendar: Calendar):
        self._rng = rng
        self._outages = {source: self._plan_outages(calendar) for source in all_sources()}
        festival = Outage(calendar.on(41, "16:00"), calendar.on(44, "09:00"))
        self._outages[source_of("140200", "zjj")] = [festival]

    def arrival(self, source: str, moment: datetime) -> datetime:
        """When an event that an office sends at `moment` is received."""
        arrived = moment + self._delay(source, moment)
        for outage in self._outages[source]:
            if outage.begin <= arrived < outage.end:
                return outage.catch_up(max(moment, outage.begin))
        return arrived

    def _plan_outages(self, calendar: Calendar) -> list[Outage]:
        begins = [calendar.first + timedelta(minutes=self._rng.randrange(calendar.days * 24 * 60))
                  for _ in range(self._rng.choice((0, 1, 1, 2)))]
        return [Outage(begin, begin + timedelta(minutes=self._rng.randint(180, 1500))) for begin in begins]

    def _delay(self, source: str, moment: datetime) -> timedelta:
        chance = self._rng.random()
        if source.endswith("-sensor"):
            return timedelta(milliseconds=self._rng.randint(80, 2500))
        if chance < SKEWED:
            return -timedelta(seconds=self._rng.randint(1, 120))
        if chance < SKEWED + NEXT_MORNING:
            return midnight(moment.date()) + timedelta(days=1, hours=8, seconds=self._rng.randrange(7200)) - moment
        if chance < SKEWED + NEXT_MORNING + SLOW:
            return timedelta(seconds=self._rng.randint(120, 2400))
        return timedelta(seconds=self._rng.randint(1, 45))


class Outbox:
    """Collects what all offices send."""

    def __init__(self, network: Network):
        self._network = network
        self.messages: list[Message] = []

    def send(self, source: str, kind: str, subject: str, moment: datetime, data: dict,
             received: datetime | None = None, meant: str = "good") -> datetime:
        """Sends an event that happens at `moment` and returns when it is received; `received` overrides the network."""
        received = received or self._network.arrival(source, moment)
        event = {"specversion": "1.0", "id": "", "source": source, "type": kind, "subject": subject,
                 "time": stamp(source, moment)}
        if source.endswith(("-yjj", "-xfj")):
            event["datacontenttype"] = "application/json"
        self.messages.append(Message(received, event | {"data": data}, meant))
        return received

    def numbered(self) -> list[Message]:
        """The messages in order of receipt, each with its producer's id: `<office>-<day>-<number of the day>`.

        A fire brigade's events carry a `sequence` extension as well.
        """
        counts: Counter[str] = Counter()
        numbered = []
        for message in sorted(self.messages, key=lambda m: m.received):
            event = dict(message.event)
            source = event["source"]
            prefix = f"{source.rsplit('-', 1)[1]}-{message.received:%Y%m%d}"
            counts[source + prefix] += 1
            counts[source] += 1
            event["id"] = f"{prefix}-{counts[source + prefix]:03d}"
            if source.endswith("-xfj"):
                event["sequence"] = f"{counts[source]:010d}"
            numbered.append(replace(message, event=event))
        return numbered


def source_of(city_code: str, office: str) -> str:
    return f"/offices/{city_code}-{office}"


def all_sources() -> list[str]:
    """Every source that the sample publishes from."""
    offices = sorted({about.office for about in SECTORS.values()} | {"awb", "sensor"})
    return [source_of(city.code, office) for city in CITIES for office in offices]


def stamp(source: str, moment: datetime) -> str:
    """A `time` as the office's software writes it: one writes UTC, gateways write milliseconds."""
    if source.endswith("-sensor"):
        return moment.isoformat(timespec="milliseconds")
    if source.endswith("-scj"):
        return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat(timespec="seconds")


def written(moment: datetime) -> str:
    """An instant of the recording: local, in milliseconds only where it has some."""
    moment = moment.astimezone(SHANGHAI)
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")


def whole(span: timedelta) -> timedelta:
    """A span in whole seconds."""
    return timedelta(seconds=int(span.total_seconds()))
