"""The machine's clock is set forwards and back by weeks, while the node runs and while it does not."""

WEEKS = 6 * 7 * 24 * 3600 * 1000


def play(stage):
    shim = stage.shim()
    node = stage.node(shim=shim)
    node.start()
    stage.load(node)
    for _ in stage.moments(mean=0.25):
        # Never before the beginning: events of the present would lie in the future, and be refused.
        shim.block.clock_shift = stage.random.choice((0, stage.random.randrange(WEEKS)))
        stage.count("steps")
        if stage.random.random() < 0.3:
            node.kill()
            node.start()
    stage.settle(node)
