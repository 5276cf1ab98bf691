#!/usr/bin/env python3
"""Writes the sample city: a recording of one invented winter quarter of four cities' work-safety offices.

    generate.py [--seed N] [--hazards 2400] [--days 90] [--start 2024-01-01] > city.ndjson

Each line is {"receivedAt": <instant>, "event": <CloudEvent>}, in order of receipt. The same arguments give the same
bytes. With other numbers of days the story is stretched or squeezed; the dates of the holiday follow from it.

The story, in days from the start (city/days.py):
     0–19  year-end campaigns; a working day finds some 35 hazards, a Sunday five
    20–30  重大事故隐患专项排查整治: half as many again, a quarter of them major
    40–47  Spring Festival: offices are empty, deadlines pass, ladders climb, one office is cut off for days
       60  an explosion at the chemical works whose major hazard was found on day 24, fell due on day 41 and was
           answered with nothing but a leader's acknowledgement
    61–75  inspection groups and covert visits during 全国“两会”, measures, the watch list

What is drawn, and how often:
    hazards      four cities by size, 29 sectors by the city's trade, some 470 enterprises of which the careless are
                 met more often; 13 % major on ordinary days; an eighth is reported by sensors, mostly by night
    lives        seven general ones in ten are closed in time, one in seven late, a few never; of the major ones a
                 third runs smoothly, the others fail verification, are extended, overdue, ignored, withdrawn,
                 downgraded, reopened or wait for their verifier (city/fates.py)
    escalations  worked out by the node's own rules (city/ladder.py), so that acknowledgements name what was raised;
                 half of the overdue ones' addressees answer in the morning, others late or never
    measures     on two majors in five, on half of those overdue, on most that reach a leader, and after incidents
    incidents    thirteen, told one by one (city/incidents.py)
    network      seconds, one event in eight minutes, one in forty a day; every office is cut off now and then for
                 3 to 25 hours; senders' clocks run ahead by up to two minutes (city/messages.py)
    disorder     retries 3 % (sensors 9 %), a third of them written otherwise; 0.6 % contradictions; 1.3 % mistakes
                 (city/disorder.py)

Everything is invented: enterprises bear made-up names, and their uscc, valid as a whole, contains an organisation
code that cannot be given.
"""

import argparse
from datetime import date
import sys

sys.dont_write_bytecode = True  # leaves nothing beside the sources

from city.quarter import Quarter  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Writes an invented quarter of four cities' work-safety offices.")
    parser.add_argument("--seed", type=int, default=20240101,
                        help="another seed, another quarter (default %(default)s)")
    parser.add_argument("--hazards", type=positive, default=2400,
                        help="how many are found (default %(default)s)")
    parser.add_argument("--days", type=positive, default=90, help="length of the recording (default %(default)s)")
    parser.add_argument("--start", type=date.fromisoformat, default=date(2024, 1, 1),
                        help="its first day (default %(default)s)")
    return parser.parse_args()


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return number


def main() -> None:
    asked = arguments()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for message in Quarter(asked.seed, asked.hazards, asked.days, asked.start).messages():
        print(message.line())


if __name__ == "__main__":
    main()
