"""An office with `duban publish`: it knows all nodes, and sends its events one by one for as long as it is asked to."""

import subprocess
import threading

from faults.publisher import Publisher

MOST = 20_000


class Office(Publisher):
    def __init__(self, stage, endpoints, now, pace):
        self.stage = stage
        self.sent = {}
        self._events = self.drawn(now, MOST)
        self._is_over = threading.Event()
        addresses = [word for endpoint in endpoints for word in ("--ingest", endpoint)]
        self.begin(addresses, stdin=subprocess.PIPE)
        self._writing = threading.Thread(target=self._write, args=[1 / pace], daemon=True)
        self._writing.start()

    def end(self):
        self._is_over.set()
        self._writing.join()
        super().end()

    def _write(self, pause):
        for event in self._events:
            self.process.stdin.write(event.text + b"\n")
            self.process.stdin.flush()
            if self._is_over.wait(pause):
                break
        self.process.stdin.close()
