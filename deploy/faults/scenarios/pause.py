"""SIGSTOP and SIGCONT of the node and of its producers, for random spans."""

import signal
import time


def play(stage):
    clock, began = stage.fast_clock() if stage.random.random() < 0.5 else (None, stage.now)
    node = stage.node(clock)
    node.start()
    load = stage.load(node, began)
    for _ in stage.moments(mean=0.2):
        whom = stage.random.choice(["node", *load.names])
        stop = node.signal if whom == "node" else lambda number, name=whom: load.signal(name, number)
        stop(signal.SIGSTOP)
        stage.count("pauses")
        # Mostly short; now and then longer than what a connection waits for.
        time.sleep(min(stage.random.paretovariate(0.9) * 0.05, stage.seconds / 2))
        stop(signal.SIGCONT)
    stage.settle(node)
