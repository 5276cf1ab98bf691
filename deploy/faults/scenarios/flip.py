"""Flipped bits, blank sectors and cut files in the database and its WAL: what is damaged is refused, never served."""

import shutil
import time

from ..damage import damage, is_refusal
from ..log import DATABASE
from ..node import Node, NodeFailed, pages

START = "2024-03-01T09:00:00.000+08:00"
COMMANDS = (("snapshot",), ("export",), ("dead-letters", "list", "--json"))
PATIENCE = 20


def why_not(program):
    return None if program.has_command("verify") else "this version has no duban verify"


def play(stage):
    _write_data(stage)
    intact = _copy(stage, "intact")
    told, served = _commands(stage, intact), _node(stage, intact)
    stage.demand(all(status == 0 for status, _, _ in told), "commands fail on data that are intact")
    end = time.monotonic() + stage.seconds
    while time.monotonic() < end:
        copy = _copy(stage, "damaged")
        what = damage(stage.random, stage.random.choice(_files(copy)))
        if stage.random.random() < 0.6:
            _judge_commands(stage, what, told, _commands(stage, copy))
        else:
            _judge_node(stage, what, served, copy)
        shutil.rmtree(copy)


def _write_data(stage):
    """A database with a WAL beside it, as a kill -9 leaves them. The clock stands: nothing comes due meanwhile."""
    node = stage.node(f"manual:{START}")
    for end in (node.stop, node.kill):
        node.start()
        load = stage.load(node, START, size=100)
        time.sleep(min(stage.seconds / 4, 1.5))
        load.end()
        end()
        stage.loads.clear()
        for path in stage.told.iterdir():
            path.unlink()


def _files(folder):
    return [path for path in sorted(folder.glob(f"{DATABASE}*")) + sorted(folder.glob("head*"))
            if not path.name.endswith("-shm") and path.stat().st_size > 0]


def _copy(stage, name):
    copy = stage.folder / name
    shutil.copytree(stage.data, copy)
    return copy


def _commands(stage, folder):
    return [stage.program.run(*command, "--data", folder) for command in COMMANDS]


def _judge_commands(stage, what, intact, outcomes):
    """Each command refuses, or prints what it printed before."""
    for command, before, (status, output, errors) in zip(COMMANDS, intact, outcomes):
        name = " ".join(command[:1])
        if status == 0:
            stage.count("same" if output == before[1] else "served-wrong")
            stage.demand(output == before[1], f"{what}: duban {name} prints something else, and no error")
        else:
            stage.count("refused")
            stage.demand(is_refusal(status, errors), f"{what}: duban {name} ends with {status}: {errors[-300:]}")


def _node(stage, folder):
    """What a node on a folder serves: its state and its log."""
    node = Node(stage.program, stage.folder, folder, f"127.{stage.random.randint(1, 250)}.9.9", f"manual:{START}")
    stage.nodes.append(node)
    try:
        node.start()
        query = node.endpoints["query"]
        return node.ask({"ask": "snapshot"}, PATIENCE), list(
            pages(query, {"ask": "history", "limit": 1000}, "position", ("from", 1)))
    finally:
        node.kill()


def _judge_node(stage, what, intact, folder):
    """It does not start, or refuses the question, or serves what it served before."""
    try:
        served = _node(stage, folder)
        stage.count("same" if served == intact else "served-wrong")
        stage.demand(served == intact, f"{what}: a node serves something else, and no error")
    except NodeFailed as error:
        stage.count("refused")
        stage.demand(is_refusal(1, str(error)), f"{what}: {error}")
