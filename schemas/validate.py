#!/usr/bin/python3
"""Checks the contract files: every schema against its metaschema, every example against its schema.

    validate.py          one line a failure, then "N passed, N failed"; exit 1 on a failure
    validate.py --json   {"<folder>/<file>": true|false}: does the schema accept the example?

Needs python3-jsonschema (4.10.3 or later).
"""
import json
import math
import pathlib
import sys
import warnings

from jsonschema import Draft202012Validator

warnings.filterwarnings("ignore", category=DeprecationWarning)
from jsonschema import RefResolver  # noqa: E402  deprecated since 4.18, the only resolver of 4.10

FOLDER = pathlib.Path(__file__).resolve().parent
TYPES = ("hazard-found", "rectified", "verified", "extended", "amended", "withdrawn",
         "measure", "incident", "acknowledged", "watch", "reading")


class NotJSON(ValueError):
    """The bytes are not what the node takes for JSON (invalid-json)."""


# Parsing: Python's json alone lets duplicate keys, lone surrogates, NaN and infinite numbers pass.

def parse(data):
    """The JSON value of the bytes, as strictly as the node reads it."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=unique_keys,
                           parse_constant=refuse_constant, parse_float=finite, parse_int=within_a_double)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # fails on a lone surrogate
    except (ValueError, OverflowError, RecursionError) as error:
        raise NotJSON(str(error)) from error
    return value


def unique_keys(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise NotJSON("duplicate key")
    return members


def refuse_constant(name):
    raise NotJSON(f"{name} is no JSON number")


def finite(digits):
    number = float(digits)
    if math.isinf(number):
        raise NotJSON("number beyond a double")
    return number


def within_a_double(digits):
    finite(digits)
    return int(digits)


# Schemas

def load(folder):
    return {path.name: parse(path.read_bytes()) for path in sorted(folder.glob("*.schema.json"))}


def validators(schemas):
    """A validator for each event type, and the bare envelope under None."""
    store = {schema["$id"]: schema for schema in schemas.values()}

    def validator(name):
        schema = schemas[name]
        return Draft202012Validator(schema, resolver=RefResolver(schema["$id"], schema, store=store))

    return {None: validator("envelope.schema.json"), **{name: validator(f"{name}.schema.json") for name in TYPES}}


def faults(event, by_type):
    """The JSON Pointers of all faults, as a set; empty where the schema accepts the event."""
    name = event.get("type") if isinstance(event, dict) else None
    if isinstance(name, str) and name in TYPES:
        return pointers(by_type[name].iter_errors(event))
    return pointers(by_type[None].iter_errors(event)) | {"/type"}


def pointers(errors):
    return {pointer for error in errors for pointer in located(error)}


def located(error):
    """A missing or surplus member is pointed at by its own name, anything else by its path."""
    path = list(error.absolute_path)
    if error.validator == "required":
        names = [name for name in error.validator_value if name not in error.instance]
    elif error.validator == "additionalProperties":
        names = [name for name in error.instance if name not in error.schema["properties"]]
    else:
        return [pointer_to(path)]
    return [pointer_to(path + [name]) for name in names]


def pointer_to(path):
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


# Checks: each yields (name, what is wrong or None)

def check_schemas(schemas):
    for name, schema in schemas.items():
        try:
            Draft202012Validator.check_schema(schema)
            yield name, None if schema["$id"].endswith("/schemas/" + name) else "$id does not end in the file's name"
        except Exception as error:
            yield name, f"not a draft 2020-12 schema: {error}"
    for name in TYPES:
        if f"{name}.schema.json" not in schemas:
            yield f"{name}.schema.json", "missing"


def check_valid(path, found):
    return f"refused at {', '.join(sorted(found))}" if found else None


def check_invalid(path, found, expected):
    if expected is None:
        return "not in expected.json"
    if not found:
        return "accepted"
    if found != {expected["pointer"]}:
        return f"expected one fault at {expected['pointer']}, found {', '.join(sorted(found))}"
    if expected["code"] != code_for(path, expected["pointer"]):
        return f"code {expected['code']} does not go with {expected['pointer']}"
    return None


def check_beyond(path, found, expected):
    if expected is None:
        return "not in expected.json"
    if expected["code"] == "invalid-json":
        return "parses as JSON" if found is not None else None
    if found is None:
        return "does not parse as JSON"
    if expected["code"] != code_for(path, expected["pointer"]):
        return f"code {expected['code']} does not go with {expected['pointer']}"
    return f"refused by the schema at {', '.join(sorted(found))}" if found else None


def code_for(path, pointer):
    if pointer.startswith("/data") and pointer[5:6] in ("", "/"):
        return "invalid-data"
    name = parse(path.read_bytes()).get("type")
    unknown = pointer == "/type" and isinstance(name, str) and well_formed(name) and name not in TYPES
    return "unknown-type" if unknown else "invalid-envelope"


def well_formed(name):
    return 1 <= len(name) <= 64 and name[0] != "-" and all(c == "-" or "a" <= c <= "z" for c in name)


def check_examples(by_type, verdicts):
    for folder, check in (("valid", check_valid), ("invalid", check_invalid), ("beyond-schema", check_beyond)):
        verdict_file = FOLDER / folder / "expected.json"
        expected = parse(verdict_file.read_bytes()) if verdict_file.exists() else None
        examples = [path for path in sorted((FOLDER / folder).glob("*.json")) if path != verdict_file]
        for path in examples:
            name = f"{folder}/{path.name}"
            try:
                found = faults(parse(path.read_bytes()), by_type)
            except NotJSON as error:
                found = None
                if folder != "beyond-schema":
                    yield name, f"does not parse as JSON: {error}"
                    continue
            verdicts[name] = found == set()
            extra = () if expected is None else (expected.get(path.name),)
            yield name, check(path, found, *extra)
        for missing in sorted(set(expected or ()) - {path.name for path in examples}):
            yield f"{folder}/{missing}", "in expected.json, but there is no such file"


def main(arguments):
    if arguments not in ([], ["--json"]):
        sys.exit("usage: validate.py [--json]")
    schemas, verdicts = load(FOLDER), {}
    results = list(check_schemas(schemas))
    if not any(problem for _, problem in results):  # a broken schema judges nothing
        results += check_examples(validators(schemas), verdicts)
    failures = [f"{name}: {problem}" for name, problem in results if problem]
    report = sys.stderr if arguments else sys.stdout
    for line in failures:
        print(line, file=report)
    print(f"{len(results) - len(failures)} passed, {len(failures)} failed", file=report)
    if arguments:
        print(json.dumps(verdicts, indent=2))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
