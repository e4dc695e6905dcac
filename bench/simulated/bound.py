"""What no router could beat, on the same dice.

The oracle knows who would answer what, and when. It needs one invitation for each first answer, sent at once.

1. A question is answered in time by some member i only if i's own delay, counted from the invitation, fits
   in the term; sent later it fits less. The dice (`questions.throw`) are thrown before any router acts. So every
   router's successes are among the asks for which at least one member may be asked and would answer in time.
2. That invitation is not freed, so it counts against the member's cap. Any calendar week is seven days, so
   at most `cap` of them fall in it: a router's successes are a matching of asks to members with at most `cap`
   each per calendar week (the week of publication or, for an ask that runs over the weekend, the next). The
   largest such matching is the bound. It is loose: it forgets decliners, the silent, and that nobody knows.
3. Being on duty is part of the roster, not of the router's choice. Where duty changes within a term, the
   better of both weeks counts, and so does the larger cap.

No mortal router knows the dice, so `Case` runs two more routers on them (`routers.py`) to show where the gap
comes from: one that knows everybody's habits but not their luck, and one that asks everyone at once.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from bench.simulated.questions import Ask
from bench.simulated.setting import week_of
from bench.simulated.year import Year
from poortgenoot.sparring.terms import deadline

Seat = tuple[int, int]
"""A member in a week."""

Option = tuple[Seat, int]
"""A seat, and the member's cap in that week."""


def bound(year: Year) -> set[int]:
    """The places in `year.asks` of a largest set of asks that caps allow to be answered in time."""
    options = [list(_seats(ask, year)) for ask in year.asks]
    caps = {seat: cap for found in options for seat, cap in found}
    taken: dict[Seat, list[int]] = defaultdict(list)
    sys.setrecursionlimit(20_000)
    served = set()
    for number in sorted(range(len(options)), key=lambda n: len(options[n])):
        if _seat(number, options, caps, taken, set()):
            served.add(number)
    return served


def _seats(ask: Ask, year: Year) -> Iterator[Option]:
    weeks = {week_of(ask.published), week_of(deadline(ask.published, ask.term))}
    crowd = year.community.of[ask.profession]
    on_duty = {year.place[member] for week in weeks for member in year.duty[ask.profession, week]}
    for place in sorted(on_duty.union(np.flatnonzero(_in_time(ask, on_duty=False)).tolist())):
        person = crowd.people[place]
        duties = {week: person.member in year.duty[ask.profession, week] for week in weeks}
        if person is ask.asker or not any(_in_time(ask, on_duty=on)[place] for on in duties.values()):
            continue
        for week, duty in duties.items():
            yield (person.member, week), year.setting.duty_cap if duty else person.cap


def _in_time(ask: Ask, *, on_duty: bool) -> np.ndarray:
    return ask.dice[on_duty].answers <= ask.term.hours + 1e-6


def _seat(
    number: int, options: list[list[Option]], caps: dict[Seat, int], taken: dict[Seat, list[int]], tried: set[Seat]
) -> bool:
    """Give this ask a member with room, moving others along when that makes room (Kuhn)."""
    for seat, _ in options[number]:
        if seat in tried:
            continue
        tried.add(seat)
        if len(taken[seat]) < caps[seat]:
            taken[seat].append(number)
            return True
        for other in taken[seat]:
            if _seat(other, options, caps, taken, tried):
                taken[seat].remove(other)
                taken[seat].append(number)
                return True
    return False
