"""Runs two nodes on a replicated PostgreSQL under load, lets things befall them, and audits what is left.

Three machines with PostgreSQL 15, of which Patroni and etcd keep one the primary, all on loopback addresses.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import randrange

from faults.node import NodeFailed
from faults.program import Program

from .city import City
from .cluster import Cluster, ClusterFailed
from .nemesis import ASYNCHRONOUS, REPLICATED, SINGLE, Nemesis
from .network import Network
from .single import Single
from .throughput import Throughput

SHOWN = 10
MODES = {"synchronous": REPLICATED, "asynchronous": ASYNCHRONOUS, "single": SINGLE}


def options():
    parser = argparse.ArgumentParser(
        prog="deploy/ha/run.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Tells of each thing how long no event was accepted. The last line is `acked N lost N doubled N "
               "escalations-doubled N`. Exits with 1 where anything was lost or doubled, or another demand failed, which "
               "is one line `FAILED: what`. With --mode asynchronous what a failover forgets (events lost, and "
               "escalations raised again) is what is to be seen, and no failure.")
    parser.add_argument("--mode", choices=MODES, default="synchronous",
                        help="of replication; single: one PostgreSQL without it (default %(default)s)")
    parser.add_argument("--only", choices=sorted({name for names in MODES.values() for name in names}), action="append",
                        help="one thing to befall them; may be given more than once")
    parser.add_argument("--rounds", type=int, default=1, help="how often each (default %(default)s)")
    parser.add_argument("--pace", type=float, default=60, help="events a second of each of four producers")
    parser.add_argument("--throughput", type=int, metavar="EVENTS",
                        help="instead: how many events a second one node and two nodes take from two offices")
    parser.add_argument("--duban", help="the built program; without it the release build is made first")
    parser.add_argument("--seed", type=int, default=randrange(1_000_000),
                        help="repeats the addresses and events of a run")
    chosen = parser.parse_args()
    if not os.access(chosen.duban or "", os.X_OK):
        parser.exit(64, f"ha: {chosen.duban} is not the built program; give its path with --duban\n")
    if chosen.mode == "single" and (others := set(chosen.only or ()) - set(SINGLE)):
        parser.exit(64, f"ha: {', '.join(sorted(others))} needs machines; with --mode single: {', '.join(sorted(set(SINGLE)))}\n")
    return chosen


class Run:
    def __init__(self, chosen, folder):
        self.chosen = chosen
        self.is_asynchronous = chosen.mode == "asynchronous"
        self.network = Network.drawn(chosen.seed)
        self.program = Program(Path(chosen.duban).resolve())
        self.folder = folder
        single = chosen.mode == "single"
        self.database = (Single(self.network, folder) if single else
                         Cluster(self.network, folder, not self.is_asynchronous))
        self.city = City(self.program, chosen.seed, self.network, self.database)

    def start(self):
        began = time.monotonic()
        self.database.start()
        print(f"seed {self.chosen.seed}, {self.chosen.mode}: the database is up after {time.monotonic() - began:.1f} s",
              flush=True)

    def measure(self):
        throughput = Throughput(self.program, self.chosen.seed, self.network, self.database, self.folder,
                                self.chosen.throughput)
        for line in throughput.measure():
            print(line, flush=True)
        return True

    def play(self):
        self.city.open(self.chosen.pace)
        nemesis = Nemesis(self.city)
        for name in (self.chosen.only or MODES[self.chosen.mode]) * self.chosen.rounds:
            self.suffer(nemesis, name)
        return self.city.audit()

    def suffer(self, nemesis, name):
        began = time.monotonic()
        getattr(nemesis, name)()
        self.city.wait_for_service()
        silence = self.city.service.longest_silence(began)
        self.database.wait_until_whole()
        self.city.wait_for_service()
        print(f"{name.replace('_', ' '):33} without service {silence:5.1f} s, whole again after "
              f"{time.monotonic() - began:5.1f} s", flush=True)

    def tell(self, outcome):
        for kind, found in (("lost", outcome.lost), ("doubled", outcome.doubled), ("doubled", outcome.doubled_escalations),
                            ("published again", outcome.republished), ("FAILED", outcome.failures)):
            for text in found[:SHOWN]:
                print(f"{kind}: {text}")
            if len(found) > SHOWN:
                print(f"{kind}: and {len(found) - SHOWN} more")
        print(f"published {outcome.published}, of which the log no longer has {outcome.vanished}; "
              f"nodes that ended by themselves {self.city.result.counts['restarts']}")
        print(outcome.line)
        return outcome.is_clean_but_forgetful if self.is_asynchronous else outcome.is_clean

    def close(self, is_clean):
        self.city.result.failures += [] if is_clean else ["kept"]
        self.city.close()
        self.database.close()


def main():
    chosen = options()
    # A test runner may have blocked signals, which those that are started here would inherit.
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="duban-ha-"))
    folder.chmod(0o755)  # the account of PostgreSQL has a folder of its own in it
    run = Run(chosen, folder)
    is_clean = False
    try:
        run.start()
        is_clean = run.measure() if chosen.throughput else run.tell(run.play())
    except (ClusterFailed, NodeFailed) as error:
        print(f"FAILED: {error}")
    finally:
        run.close(is_clean)
        if is_clean:
            shutil.rmtree(folder)
        else:
            print(f"(folders {folder} and {run.city.folder} are kept)", file=sys.stderr)
    sys.exit(0 if is_clean else 1)


if __name__ == "__main__":
    main()
