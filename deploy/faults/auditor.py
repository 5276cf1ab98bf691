"""The auditor: a process of its own that compares what producers were told with what the log holds.

    python3 -m faults.auditor --told FOLDER [--fed] (--query ENDPOINT | --data FOLDER)

A line for each difference found; the last line is `acked N lost N doubled N`. Exits with 1 where there is any.
"""

import argparse
import sys

from . import told
from .audit import Audit
from .log import by_file, by_query

SHOWN = 10


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--told", required=True, help="the folder of what was sent and told")
    parser.add_argument("--fed", action="store_true", help="what was sent to the feed must have come through")
    log = parser.add_mutually_exclusive_group(required=True)
    log.add_argument("--query", help="the query endpoint of a running node")
    log.add_argument("--data", help="the data folder of a stopped one")
    return parser.parse_args()


def show(kind, differences):
    for difference in differences[:SHOWN]:
        print(f"{kind}: {difference}")
    if len(differences) > SHOWN:
        print(f"{kind}: and {len(differences) - SHOWN} more")


def main():
    chosen = options()
    log = by_query(chosen.query) if chosen.query else by_file(chosen.data)
    fed = told.events(chosen.told, "fed") if chosen.fed else {}
    findings = Audit(log, told.events(chosen.told), told.verdicts(chosen.told), fed).run()
    show("lost", findings.lost)
    doubled = findings.doubled + findings.doubled_escalations
    show("doubled", doubled)
    show("wrong", findings.wrong)
    print(f"acked {findings.acked} lost {len(findings.lost)} doubled {len(doubled)}")
    sys.exit(0 if findings.is_clean else 1)


if __name__ == "__main__":
    main()
