"""Judges events by the schemas of this repository, with validators that are made once."""

import functools
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema

FOLDER = Path(__file__).resolve().parents[3] / "schemas"

Judge = Callable[[Any], object]
"""Raises an exception for an event that is not valid."""


@functools.cache
def _schemas() -> dict[str, Any]:
    """By their `$id`."""
    schemas = (json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.schema.json"))
    return {schema["$id"]: schema for schema in schemas}


def _schema(event_type: str) -> Any:
    """Fails for a type that has none; those that others refer to are no types."""
    path = FOLDER / f"{event_type}.schema.json"
    if event_type in ("common", "envelope") or not path.exists():
        raise ValueError("the event has an unknown type")
    return json.loads(path.read_text("utf-8"))


def _interpreted(schema: Any) -> Judge:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        resolver = jsonschema.RefResolver(schema["$id"], schema, store=_schemas())
    judge: Judge = jsonschema.Draft202012Validator(schema, resolver=resolver).validate
    return judge


def _generated(schema: Any) -> Judge:
    """Python code, written for this schema."""
    judge: Judge = fastjsonschema.compile(schema, handlers={"https": _schemas().__getitem__})
    return judge


MAKERS: dict[str, Callable[[Any], Judge]] = {"jsonschema": _interpreted, "fastjsonschema": _generated}


class Validation:
    def __init__(self, library: str) -> None:
        make = MAKERS[library]
        self._judge = functools.cache(lambda event_type: make(_schema(event_type)))

    def event(self, body: bytes) -> dict[str, Any]:
        """The event of these bytes.

        Fails where it is not valid: what is measured are valid events.
        """
        event: dict[str, Any] = json.loads(body)
        self._judge(event["type"])(event)
        return event
