"""One PostgreSQL without anybody who looks after it: started again by hand, as systemd would."""

import signal
import subprocess
import time

from faults.processes import spawn

from . import postgres
from .database import Database
from .machine import PORT, PROGRAMS

PATIENCE = 60


class Single(Database):
    def __init__(self, network, folder):
        self._listens_at = network.machine(1)
        super().__init__(self._listens_at)
        self._folder = folder / "db"
        self._folder.mkdir()
        postgres.give(self._folder)
        self._process = None

    def start(self):
        password = self._folder / "password"
        password.write_text(self.password)
        postgres.give(password)
        self._run("initdb", "--auth", "scram-sha-256", "--username", "duban", "--pwfile", password, "--encoding", "UTF8",
                  "--locale", "C.UTF-8", "--data-checksums", self._folder / "data")
        self._launch()
        self.administer("duban", "CREATE DATABASE duban")

    def kill_postgres(self):
        """With every backend, as at a power failure of the program: the disk keeps what it was given."""
        postgres.signal_all(postgres.tree(self._process.pid), signal.SIGKILL)
        self._process.wait()
        self._launch()

    def wait_until_whole(self):
        """It is whole when it answers."""

    def close(self):
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()

    def _launch(self):
        command = [f"{PROGRAMS}/postgres", "-D", self._folder / "data", "-c", f"listen_addresses={self._listens_at}",
                   "-c", f"port={PORT}", "-c", f"unix_socket_directories={self._folder}"]
        with open(self._folder / "log", "ab") as log:
            self._process = spawn(command, stdout=log, stderr=log, cwd=self._folder, **postgres.options())
        end = time.monotonic() + PATIENCE
        while self._run("pg_isready", "-h", self._listens_at, "-p", str(PORT), check=False).returncode != 0:
            if time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start; see {self._folder / 'log'}")
            time.sleep(0.1)

    def _run(self, program, *arguments, check=True):
        return subprocess.run([f"{PROGRAMS}/{program}", *arguments], check=check, cwd=self._folder,
                              stdout=subprocess.DEVNULL, **postgres.options())
