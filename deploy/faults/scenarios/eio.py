"""Writes and syncs of the database and its WAL fail: the node stops, and has acknowledged nothing that is not durable."""

import errno

from ..control import SYNC, TRUNCATE, WRITE

CALLS = {"write": WRITE, "sync": SYNC, "truncate": TRUNCATE}
# The WAL is written with every commit, the database when the WAL has grown.
FAULTS = [("write", "-wal"), ("sync", "-wal"), ("write", ".sqlite"), ("sync", ".sqlite"), ("truncate", ".sqlite")]
PATIENCE = 10


def play(stage):
    shim = stage.shim()
    node = stage.node(shim=shim)
    node.start()
    stage.load(node, pace=400, size=1500)
    for _ in stage.moments(mean=0.3):
        _fault(stage, shim, node)
    shim.calm()
    if not node.runs:
        node.start()
    stage.settle(node)


def _fault(stage, shim, node):
    """One fault from a random call on; what was not synced until then is lost in half of the cases."""
    random = stage.random
    shim.calm()
    if not node.runs:
        node.start()
    if random.random() < 0.5:
        shim.record()
        shim.block.cut_at_exit = 1
        node.kill()
        node.start()
    call, file = random.choice(FAULTS)
    shim.fail(errno.EIO, CALLS[call], file, skip=random.randrange(200) if file == "-wal" else random.randrange(3),
              times=random.choice((1, -1)))
    if not _wait_until_it_fails(stage, shim, node):
        return
    stage.count(f"{call}{file}")
    status = node.wait(PATIENCE)
    stage.demand(status == 1, f"{call} of {file} failed with EIO, and the node "
                              f"{'goes on' if status is None else f'ended with {status}'}")
    stage.demand(_is_reason(node.last_line()), f"{call} of {file} failed, and the node says: {node.last_line()}")
    if status is None:
        node.kill()


def _wait_until_it_fails(stage, shim, node):
    """Some files are seldom written: then nothing fails, and the next fault has its turn."""
    for _ in range(150):
        if shim.block.failed or not node.runs:
            return True
        stage.wait_a_moment()
    shim.heal()
    return shim.block.failed > 0


def _is_reason(line):
    return "database" in line or "disk" in line or "SQLite" in line
