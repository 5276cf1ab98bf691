"""When events were accepted, as their producers were told: what is between is time without service."""

import threading
import time

from faults.told import ACCEPTED, Watch

PAUSE = 0.01


class Service:
    def __init__(self, told):
        self._watch = Watch(told)
        self._moments = [time.monotonic()]
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self):
        self._is_over.set()
        self._thread.join()

    @property
    def last(self):
        """When an event was accepted last."""
        return self._moments[-1]

    def longest_silence(self, since):
        """Seconds; what still goes on counts too."""
        moments = [since, *(moment for moment in self._moments if moment > since), time.monotonic()]
        return max(later - earlier for earlier, later in zip(moments, moments[1:]))

    def _look(self):
        accepted = 0
        while not self._is_over.wait(PAUSE):
            if (now := self._watch.count(*ACCEPTED)) > accepted:
                accepted = now
                self._moments.append(time.monotonic())
