"""kill -9 at random instants under load, also while the node starts; with fast clocks, so that timers fire meanwhile."""

import time

from ..publisher import Publisher


def play(stage):
    clock, began = stage.fast_clock() if stage.random.random() < 0.6 else (None, stage.now)
    node = stage.node(clock)
    node.start()
    stage.load(node, began, pace=400, window=stage.random.choice((20, 200, 1000)))
    publisher = Publisher(stage, node, began)
    for _ in stage.moments(mean=0.12):
        node.kill()
        stage.count("kills")
        while stage.random.random() < 0.25:
            _kill_while_it_starts(stage, node)
        node.start()
    publisher.end()
    stage.settle(node)


def _kill_while_it_starts(stage, node):
    node.launch()
    time.sleep(stage.random.uniform(0, 0.08))
    node.kill()
    stage.count("kills")
