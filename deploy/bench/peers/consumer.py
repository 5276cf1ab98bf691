"""The consumer that a user would write: takes a batch, validates it, commits it to SQLite, and acknowledges it then.

Prints a line when it is ready, and one when all events are committed: JSON, with the instant on CLOCK_MONOTONIC, which all
processes of the machine share.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from .ledger import Ledger
from .sources import SOURCES
from .validation import MAKERS, Validation


def main() -> None:
    options = _options()
    ledger = Ledger(options.database)
    validation = Validation(options.validator)
    source = SOURCES[options.driver](options.port, options.stream, options.batch)
    print("ready", flush=True)
    events = batches = 0
    while events < options.events:
        bodies = source.take()
        events += ledger.commit((body, validation.event(body)) for body in bodies)
        committed = time.monotonic()
        source.acknowledge()
        batches += 1
    print(json.dumps({"events": events, "batches": batches, "committed": committed, "processor": time.process_time()}))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="consumer", description=__doc__)
    parser.add_argument("driver", choices=SOURCES)
    parser.add_argument("port", type=int)
    parser.add_argument("stream")
    parser.add_argument("database", type=Path)
    parser.add_argument("--events", type=int, required=True, help="after so many it ends")
    parser.add_argument("--batch", type=int, required=True, help="events of a transaction, at most")
    parser.add_argument("--validator", choices=MAKERS, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except Exception as error:  # Whatever it is: one line, without the event that some libraries add, and the run fails.
        sys.exit(f"the consumer failed: {type(error).__name__}: {str(error).partition(chr(10))[0]}")
