"""Producers with one routing id, at the same time and one after the other: nobody takes another's reply for his own."""

import itertools


def play(stage):
    node = stage.node()
    node.start()
    load = stage.load(node, names=())
    names = (f"twin{number}" for number in itertools.count(1))

    def add():
        load.add(next(names), node.endpoints["ingest"], stage.now, identity="gateway-7", silence=0.2, pace=300,
                 window=stage.random.choice((5, 200)), longest=1)

    add()
    add()
    for _ in stage.moments(mean=0.4):
        # The other one takes the id over, while replies to the first are under way.
        load.kill(stage.random.choice(load.names))
        stage.count("takeovers")
        add()
    stage.settle(node)
