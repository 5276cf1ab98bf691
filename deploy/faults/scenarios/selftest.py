"""Whether the auditor finds what it is for: losses on a disk whose cache lies, and logs that were tampered with."""

import shutil
import sqlite3
import time

from ..log import DATABASE
from ..stage import audited
from ..told import Watch

PATIENCE = 40


def play(stage):
    _lying_disk(stage)
    for name, statements in TAMPERINGS.items():
        _tampered(stage, name, statements)


def _lying_disk(stage):
    """Syncs that do nothing, then a power cut: everything is lost, and must be found to be lost."""
    shim = stage.shim()
    node = stage.node(shim=shim)
    shim.record(lies=True)
    node.start()
    stage.load(node)
    time.sleep(stage.seconds / 2)
    _wait_for_mistakes(stage)
    shim.cut()
    node.wait(PATIENCE)
    undone = shim.block.undone
    shim.after_cut()
    node.start()
    found = audited(stage.told, "--query", node.endpoints["query"])
    stage.demand(undone > 0 and found.lost > 0, f"a lying disk lost {undone} writes, and the auditor finds none")
    stage.count("lost-on-lying-disk", found.lost)
    # The producers are still there, and bring everything that is not yet final; that is the log to tamper with.
    for load in stage.loads:
        load.end()
    node.stop()
    for path in stage.told.glob("told-*.ndjson"):
        path.unlink()
    _tell_again(stage, node)


def _wait_for_mistakes(stage):
    watch = Watch(stage.told)
    stage.wait_for(lambda: watch.count(200) > 20, PATIENCE, "nothing is accepted")


def _tell_again(stage, node):
    """A load on a log that is in order."""
    node.environment.pop("LD_PRELOAD")
    node.start()
    load = stage.load(node, names=("again",))
    watch = Watch(stage.told)
    stage.wait_for(lambda: watch.count(200) > 50 and watch.count(400) > 0, PATIENCE, "nothing is accepted")
    load.end()
    node.stop()
    found = audited(stage.told, "--data", stage.data)
    stage.demand(found.is_clean, f"the auditor finds fault with a log that is in order: {found.failures[:1]}")


def _tampered(stage, name, statements):
    copy = stage.folder / name.replace(" ", "-")
    shutil.copytree(stage.data, copy)
    database = sqlite3.connect(copy / DATABASE)
    database.executescript(statements)
    database.close()
    found = audited(stage.told, "--data", copy)
    stage.demand(not found.is_clean, f"the auditor does not find {name}")
    stage.count("found", not found.is_clean)


# An accepted event that was told, and is not the last row.
_VICTIM = "(SELECT position FROM log WHERE kind = 0 AND standing = 'folded' ORDER BY position DESC LIMIT 1 OFFSET 3)"
_FREE = "DROP INDEX log_event;"


def _doubled(which):
    """A row that is in the log once more, at its end."""
    return (f"{_FREE} CREATE TEMP TABLE twin AS SELECT * FROM log WHERE {which} LIMIT 1;"
            "UPDATE twin SET position = (SELECT max(position) + 1 FROM log); INSERT INTO log SELECT * FROM twin")


TAMPERINGS = {
    "a removed row": f"DELETE FROM log WHERE position = {_VICTIM}",
    "a truncated log": "DELETE FROM log WHERE position > (SELECT max(position) - 20 FROM log)",
    "an altered event": f"UPDATE log SET body = replace(CAST(body AS TEXT), '\"time\":\"', '\"time\":\"1') "
                        f"WHERE position = {_VICTIM}",
    "a moved event": f"{_FREE} UPDATE log SET id = id || '-x' WHERE position = {_VICTIM}",
    "a doubled event": _doubled(f"position = {_VICTIM}"),
    "a doubled escalation": _doubled("type = 'escalation'"),
    "a vanished escalation": "DELETE FROM escalation WHERE sequence = (SELECT max(sequence) FROM escalation)",
    "a wrong previous": "UPDATE log SET previous = previous + 1 WHERE position = (SELECT max(position) FROM log)",
    "a gap": "UPDATE log SET position = position + 1 WHERE position = (SELECT max(position) FROM log)",
    "a vanished dead letter": "DELETE FROM dead_letter WHERE number = (SELECT number FROM dead_letter "
                              "WHERE code IN ('unknown-type', 'invalid-data') AND CAST(id AS TEXT) LIKE 'again-%' LIMIT 1)",
    "a row dated back": "UPDATE log SET at = at - 100000 WHERE position = (SELECT max(position) FROM log)",
}
