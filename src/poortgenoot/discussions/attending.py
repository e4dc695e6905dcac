"""How many minutes somebody was there, and how a register reads them. Pure: no Django, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

QUARTER = 15


@dataclass(frozen=True, slots=True)
class Stay:
    """One seat at a discussion, as the house knows it; all aware. `left` is when they stood up, `seen` the last sign
    of life of an open page."""

    taken: datetime | None
    left: datetime | None
    seen: datetime | None


def minutes_of(stay: Stay, began: datetime, ended: datetime, most: int) -> int:
    """Whole minutes between sitting down (not before it began) and standing up, at most `most`.

    Without standing up: until the last sign of life, or the end when that came first. Somebody whose page never gave
    a sign counts for nothing: a person says how long they were there. It is a proposal, never more.
    """
    if stay.taken is None or stay.seen is None:
        return 0
    until = min(stay.left or stay.seen, ended)
    return max(0, min(most, (until - max(stay.taken, began)) // timedelta(minutes=1)))


def quarters(minutes: int) -> float:
    """Hours in quarters, rounded down: 100 gives 1.5. Down, because a list should never claim more."""
    return minutes // QUARTER / 4


def hours(minutes: int) -> str:
    """The same with a comma: 100 gives "1,5"."""
    return f"{quarters(minutes):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def with_prefix(register: str, number: str) -> str:
    """ "NIP", "00123456" gives "NIP-00123456"; a number that already begins with letters stays as it is."""
    number = number.strip()
    return number if not number or number[0].isalpha() or register == "OTHER" else f"{register}-{number}"
