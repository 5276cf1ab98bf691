"""The wire by which the other machines reach one: socat, which forwards what is sent through it until it is cut."""

import os
import signal

from faults.processes import spawn


class Wire:
    """Cut, it is silent, as a network that is gone: nothing is refused, and no connection is closed."""

    def __init__(self, source, target, port, log):
        command = ["socat", f"TCP-LISTEN:{port},bind={source},fork,reuseaddr", f"TCP:{target}:{port}"]
        with open(log, "ab") as log:
            self._process = spawn(command, stderr=log, start_new_session=True)

    def cut(self):
        self._signal(signal.SIGSTOP)

    def mend(self):
        self._signal(signal.SIGCONT)

    def close(self):
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, number):
        """To what forwards each connection, too."""
        os.killpg(self._process.pid, number)
