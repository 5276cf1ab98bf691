"""The power goes: what was not synced is lost, wholly or in part, and the process with it."""

PATIENCE = 20


def play(stage):
    clock, began = stage.fast_clock() if stage.random.random() < 0.4 else (None, stage.now)
    shim = stage.shim()
    node = stage.node(clock, shim)
    node.start()
    node.kill()
    stage.load(node, began, size=stage.random.choice((0, 800)))
    for _ in stage.moments(mean=0.1):
        _cut(stage, shim, node)
    shim.calm()
    node.start()
    stage.settle(node)


def _cut(stage, shim, node):
    """Before a random call, often soon after the start; or at a random instant."""
    random = stage.random
    by_call = random.random() < 0.7
    calls = random.choice((random.randrange(60), random.randrange(500), random.randrange(2500)))
    shim.record(keep=random.choice((0, 0, 10, 50, 90)), seed=random.randrange(1 << 30),
                cut_after=calls if by_call else -1)
    node.launch()
    if by_call:
        node.wait(random.uniform(0.1, 1.5))
    else:
        node.wait(random.expovariate(1 / 0.4))
    shim.cut()
    status = node.wait(PATIENCE)
    stage.demand(status == -9, f"the node ended by itself with {status}: {node.last_line()}")
    stage.count("cuts")
    stage.count("undone", shim.block.undone)
    shim.after_cut()
