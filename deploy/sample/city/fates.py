"""What becomes of a hazard: a fate is a course of steps, and these are the fates with their weights."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from .lives import Life

Fate = Callable[[Life], None]

CHECKED = 0.18  # of the general ones, which need no verification, are verified all the same


def in_time(life: Life) -> None:
    """Put right before the deadline; a third of the general ones on the spot (立行立改)."""
    if life.is_major:
        rectify_and_verify(life)
        return
    life.rectify(life.before_deadline(0, 0.05) if life.chance(0.33) else life.before_deadline(0.1, 0.95))
    if life.chance(CHECKED):
        life.verify(life.days_later(1, 12))


def redone(life: Life) -> None:
    """Verification fails once, now and then twice."""
    for _ in range(2 if life.chance(0.25) else 1):
        life.rectify(life.before_deadline(0.3, 0.9))
        life.verify(life.days_later(0.5, 3), passed=False, days=7 if life.chance(0.7) else None)
    rectify_and_verify(life)


def given_time(life: Life) -> None:
    """Extended once or twice; then a third are late all the same."""
    for _ in range(2 if life.chance(0.2) else 1):
        moment = life.before_deadline(0.5, 0.9)
        if life.chance(0.12):
            life.extend(moment, -2, meant="refused")
            moment = life.before_deadline(0.1, 0.3)
        life.extend(moment, 15 if life.chance(0.4) else 7)
    if life.chance(0.67):
        rectify_and_verify(life)
    else:
        a_little_late(life)


def a_little_late(life: Life) -> None:
    life.diligence = "diligent" if life.chance(0.55) else "slack"
    rectify_and_verify(life, life.after_deadline(1, 3.5))


def far_too_late(life: Life) -> None:
    life.diligence = "slack" if life.chance(0.6) else "deaf"
    rectify_and_verify(life, life.after_deadline(5, 20))


def ignored(life: Life) -> None:
    """Nobody moves before the quarter ends; now and then somebody verifies what was never put right."""
    life.diligence = "deaf"
    if life.is_major and life.chance(0.3):
        life.verify_too_soon(life.before_deadline(0.4, 0.8))


def slowly_verified(life: Life) -> None:
    """Put right in time, and then left to wait."""
    life.diligence = "slack"
    life.rectify(life.before_deadline(0.3, 0.8))
    if life.chance(0.3):
        life.extend(life.days_later(0.5, 2), 7, meant="refused")
    life.verify(life.days_later(7, 15))


def misreported(life: Life) -> None:
    if life.is_major and life.chance(0.3):
        life.withdraw(life.before_deadline(0.05, 0.2), approved=False)
    life.withdraw(life.before_deadline(0.1, 0.5))


def downgraded(life: Life) -> None:
    if life.chance(0.3):
        life.downgrade(life.before_deadline(0.05, 0.2), approved=False)
    life.downgrade(life.before_deadline(0.2, 0.6))
    life.rectify(life.days_later(1, 6))


def upgraded(life: Life) -> None:
    """A general one turns out to be major."""
    life.upgrade(life.before_deadline(0.1, 0.5))
    if life.chance(0.6):
        rectify_and_verify(life)
    else:
        a_little_late(life)


def corrected(life: Life) -> None:
    life.correct(life.before_deadline(0.05, 0.4))
    in_time(life)


def looked_back(life: Life) -> None:
    """Closed, and opened again when inspectors come back (回头看)."""
    in_time(life)
    life.verify(life.days_later(8, 20), passed=False, days=7)
    rectify_and_verify(life)


def verified_first(life: Life) -> None:
    life.verify_before_rectified_is_known(life.before_deadline(0.4, 0.8))


def found_last(life: Life) -> None:
    """What was done about it is known days before the finding is."""
    known, found = life.known_at, life.hazard.found
    life.rectify((found + (known - found) * 0.4).replace(microsecond=0))
    if life.is_major:
        life.verify((found + (known - found) * 0.8).replace(microsecond=0))


def reported_twice(life: Life) -> None:
    """Put right, and days later reported as put right once more."""
    life.rectify(life.before_deadline(0.1, 0.9))
    life.rectify(life.days_later(1, 6), meant="refused")


def rectify_and_verify(life: Life, moment: datetime | None = None) -> None:
    life.rectify(moment or life.before_deadline(0.3, 0.9))
    if life.is_major:
        life.verify(life.days_later(0.5, 4))


MAJOR_FATES: dict[Fate, float] = {
    in_time: 37, redone: 13, given_time: 13, a_little_late: 11, far_too_late: 8, ignored: 4, slowly_verified: 4,
    misreported: 3, downgraded: 3, looked_back: 3, verified_first: 3, found_last: 2}

GENERAL_FATES: dict[Fate, float] = {
    in_time: 70, a_little_late: 11, far_too_late: 4, ignored: 3.5, corrected: 4, found_last: 2.5, misreported: 2,
    given_time: 1.5, reported_twice: 1.3, upgraded: 1.2, looked_back: 1}

# A deadline in or next to the holiday: half of those that would have made it do not.
LATE_AFTER_HOLIDAY = 0.5
HOLIDAY_DEADLINES = (38, 50)


def choose(rng: Random, major: bool, holiday: bool) -> Fate:
    fates = MAJOR_FATES if major else GENERAL_FATES
    fate = rng.choices(list(fates), list(fates.values()))[0]
    if fate is in_time and holiday and rng.random() < LATE_AFTER_HOLIDAY:
        return rng.choice((a_little_late, a_little_late, far_too_late))
    return fate


def delay_of_finding(rng: Random, fate: Fate) -> timedelta | None:
    """How much later than by the network a finding becomes known."""
    return timedelta(minutes=rng.randint(600, 4000)) if fate is found_last else None
