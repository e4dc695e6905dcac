"""What no router could beat, on the same dice.

The oracle knows who would answer what, and when. It needs one invitation for each first answer, sent at once.

1. A question is answered in time by some member i only if i's own delay, counted from the invitation, fits
   in the term; sent later it fits less. The dice (`year.outcome`) are thrown before any router acts. So every
   router's successes are among the asks for which at least one member may be asked and would answer in time.
2. That invitation is not freed, so it counts against the member's cap. Any calendar week is seven days, so
   at most `cap` of them fall in it: a router's successes are a matching of asks to members with at most `cap`
   each per calendar week (the week of publication or, for an ask that runs over the weekend, the next). The
   largest such matching is the bound. It is loose: it forgets decliners, the silent, and that nobody knows.
3. Being on duty is part of the roster, not of the router's choice. Where duty changes within a term, the
   better of both weeks counts, and so does the larger cap.

No mortal router knows the dice, so `Setting` runs two more routers on them (`routers.py`) to show where the
gap comes from: one that knows everybody's habits but not their luck, and one that asks everyone at once.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from bench.simulated.year import Ask, Year, outcome, week_of
from poortgenoot.sparring.terms import deadline

Seat = tuple[int, int]
"""A member in a week."""


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


def _seats(ask: Ask, year: Year):
    weeks = {week_of(ask.published), week_of(deadline(ask.published, ask.term))}
    for place, person in enumerate(year.community.of[ask.profession]):
        if person is ask.asker or not (person.keen or any(_on(year, ask, person, w) for w in weeks)):
            continue
        duties = {week: _on(year, ask, person, week) for week in weeks}
        in_time = any(
            what == "answer" and hours <= ask.term.hours + 1e-6
            for what, hours in (outcome(ask, person, place, on, year.community) for on in set(duties.values()))
        )
        if in_time:
            for week in weeks:
                on_duty = duties[week]
                yield (person.member, week), year.setting.duty_cap if on_duty else person.cap


def _on(year: Year, ask: Ask, person, week: int) -> bool:
    return person.member in year.duty[ask.profession, week]


def _seat(number: int, options, caps, taken, tried: set[Seat]) -> bool:
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
