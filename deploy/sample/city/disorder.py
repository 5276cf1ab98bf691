"""What the field adds to what the offices mean: retries, contradictions and mistakes."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from .enterprises import USCC_ALPHABET, uscc_check
from .messages import Message

DUPLICATES = {"office": 0.028, "sensor": 0.09, "early": 0.25}
CONFLICTS = 0.006
FAULTS = 0.013

Fault = Callable[[Random, dict], None]

_SOME_USCC = "91140400MA0000001" + uscc_check("91140400MA0000001")


def disorder(rng: Random, messages: list[Message]) -> list[Message]:
    """The messages together with what the field makes of some of them, in order of receipt."""
    extra = [copy for message in messages for copy in _copies(rng, message)]
    return sorted(messages + extra, key=lambda message: message.received)


def _copies(rng: Random, message: Message) -> list[Message]:
    copies = []
    while message.meant in ("good", "early") and rng.random() < DUPLICATES[_sort(message)]:
        copies.append(_duplicate(rng, message))
    if message.meant == "good" and message.event["type"] in _CONTRADICTIONS and rng.random() < CONFLICTS:
        copies.append(_conflict(rng, message))
    if message.meant == "good" and rng.random() < FAULTS:
        copies.append(_fault(rng, message))
    return copies


def _sort(message: Message) -> str:
    if message.meant == "early":
        return "early"
    return "sensor" if message.event["source"].endswith("-sensor") else "office"


# Retries: the same event again, perhaps written otherwise

def _duplicate(rng: Random, message: Message) -> Message:
    rewrite = rng.choices((deepcopy, _reordered, _with_point), (50, 25, 25))[0]
    delay = timedelta(seconds=rng.choice((2, 5, 5, 30, 60, 600, 3600, 90000)))
    return Message(message.received + delay, rewrite(message.event), "duplicate")


def _reordered(value):
    """The same JSON value with its keys in another order."""
    if isinstance(value, dict):
        return {key: _reordered(value[key]) for key in sorted(value, reverse=True)}
    return [_reordered(item) for item in value] if isinstance(value, list) else value


def _with_point(value):
    """The same JSON value with 3.0 for 3."""
    if isinstance(value, dict):
        return {key: _with_point(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_point(item) for item in value]
    return float(value) if type(value) is int else value


# Contradictions: the same id, something else

def _conflict(rng: Random, message: Message) -> Message:
    event = deepcopy(message.event)
    key, ending = _CONTRADICTIONS[event["type"]]
    event["data"][key] += ending
    return Message(message.received + timedelta(minutes=rng.randint(10, 3000)), event, "conflict")


_CONTRADICTIONS = {"hazard-found": ("description", "（更正）"), "rectified": ("summary", "，并完成自查"),
                   "measure": ("document", "（修订）"), "incident": ("description", "（续报）")}


# Mistakes: an attempt that goes wrong shortly before the event itself, half of them under the same id

def _fault(rng: Random, message: Message) -> Message:
    happened = datetime.fromisoformat(message.event["time"])
    received = max(happened, message.received - timedelta(seconds=rng.randint(20, 400)))
    event = deepcopy(message.event)
    if rng.random() < 0.5:
        event["id"] += "-x"
    fault = rng.choice(_ANY_FAULTS + _FAULTS.get(event["type"], ()) * 2)
    fault(rng, event)
    return replace(message, received=received, event=event, meant="faulty")


def _set(key: str, value: object) -> Fault:
    return lambda rng, event: event.__setitem__(key, value)


def _set_data(key: str, value: object) -> Fault:
    return lambda rng, event: event["data"].__setitem__(key, value)


def _drop(key: str) -> Fault:
    return lambda rng, event: event.__delitem__(key)


def _drop_data(key: str) -> Fault:
    return lambda rng, event: event["data"].__delitem__(key)


def _misspell(right: str, wrong: str) -> Fault:
    return lambda rng, event: event["data"].__setitem__(wrong, event["data"].pop(right))


def _time_without_offset(rng: Random, event: dict) -> None:
    event["time"] = event["time"][:19]


def _time_with_blank(rng: Random, event: dict) -> None:
    event["time"] = event["time"].replace("T", " ", 1)


def _time_with_slashes(rng: Random, event: dict) -> None:
    event["time"] = event["time"][:10].replace("-", "/") + event["time"][10:]


def _time_in_future(rng: Random, event: dict) -> None:
    event["time"] = str(int(event["time"][:4]) + 1) + event["time"][4:].replace("-02-29", "-02-28")


def _wrong_uscc(rng: Random, event: dict) -> None:
    code = event["data"]["enterprise"].get("uscc", _SOME_USCC)
    others = [c for c in USCC_ALPHABET if c != code[-1]]
    event["data"]["enterprise"]["uscc"] = code[:-1] + rng.choice(others)


def _short_uscc(rng: Random, event: dict) -> None:
    event["data"]["enterprise"]["uscc"] = event["data"]["enterprise"].get("uscc", _SOME_USCC)[2:]


_ANY_FAULTS: tuple[Fault, ...] = (
    _time_without_offset, _time_with_blank, _time_with_slashes, _time_in_future, _set("specversion", "0.3"),
    _drop("id"), _drop("subject"), _set("datacontenttype", "text/plain"), _set("data", "见附件"),
    _set("type", "hazard-lost"), _set("type", "hazard_found"))

_FAULTS: dict[str, tuple[Fault, ...]] = {
    "hazard-found": (
        _misspell("description", "desciption"), _misspell("enterprise", "enterprize"), _drop_data("level"),
        _drop_data("foundBy"), _set_data("level", "重大"), _set_data("sector", "煤炭"), _set_data("deadline", "2024-02-30"),
        _set_data("deadline", "20240215"), _set_data("fundsYuan", -1), _set_data("fundsYuan", "5万元"),
        _set_data("location", {"longitude": 113.1}), _set_data("area", "1404"), _wrong_uscc, _wrong_uscc, _short_uscc),
    "rectified": (_misspell("summary", "sumary"), _drop_data("summary"), _set_data("rectifiedAt", "2024-02-01 09:00"),
                  _set_data("summary", "  ")),
    "verified": (_set_data("result", "合格"), _set_data("result", "pass"), _drop_data("by")),
    "measure": (_set_data("kind", "fine"), _set_data("status", "done"), _drop_data("area"), _wrong_uscc),
    "incident": (_set_data("deaths", 1.5), _set_data("missing", -1), _drop_data("occurredAt")),
    "acknowledged": (_misspell("by", "from"),),
    "watch": (_set_data("action", "delete"), _drop_data("reason")),
}
