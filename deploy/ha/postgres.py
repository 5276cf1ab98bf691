"""PostgreSQL's processes, and as whom they run: it refuses to be root, and so does Patroni's."""

import os
import pwd
import shutil

import psutil

NAME = "postgres"


def options():
    """For `subprocess.Popen`."""
    return {"user": NAME, "group": pwd.getpwnam(NAME).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}


def give(path):
    """Makes a file or folder the account's own."""
    if os.geteuid() == 0:
        shutil.chown(path, NAME, NAME)


def tree(pid):
    """A process and all that it has started, itself first: it can then start nothing for what dies."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def signal_all(processes, number):
    for process in processes:
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            pass
