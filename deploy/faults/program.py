"""The built `duban`, as users run it."""

import subprocess

from .processes import spawn

PATIENCE = 120


class Program:
    def __init__(self, path):
        self.path = str(path)

    def run(self, *arguments, environment=None):
        """Runs a command to its end.

        Returns its status, what it printed, and its errors.
        """
        process = spawn([self.path, *arguments], environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                        stderr=subprocess.PIPE)
        try:
            output, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return -1, b"", f"no end after {PATIENCE} s"
        return process.returncode, output, errors.decode(errors="replace").strip()

    def has_command(self, name):
        """Whether this version has a command; asked for the help of one that it has not, it gives its own."""
        status, output, _ = self.run(name, "--help")
        return status == 0 and f"USAGE: duban {name}".encode() in output

    def has_option(self, command, option):
        return option.encode() in self.run(command, "--help")[1]
