"""Who might be asked: at most some four hundred candidates out of any number of members.

Routing ranks exactly, but not a hundred thousand people. So a few bounded readings along indexes gather those
who may score high: on duty, answered this asker, helped on these themes, answered lately, bring the themes, stand
close to the asker, have fresh eyes; and then anybody, so that a small community is there whole. Readings that
anybody could be in begin at a place in the table that the question decides: each question meets other people,
and the same question the same people. `bench/routing.py` holds this to time, and to the exact ranking.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from statistics import median
from typing import Any

from django.db import connection

from poortgenoot.core import clock
from poortgenoot.sparring import shortlist_sql as sql
from poortgenoot.sparring.models import Question
from poortgenoot.sparring.queries.people import CAP_WINDOW, monday_of
from poortgenoot.sparring.routing import Candidate, Need
from poortgenoot.sparring.terms import Term, working_hours_between

LONGEST = 400
SETTLED = timedelta(days=7)
"""An invitation without an answer counts as missed after so long; before, it may still be answered."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What answers tell about a member: median working hours, and per theme how many helped somebody."""

    median_hours: float | None
    helped: dict[int, int]


def need(question: Question, profession: str, now: datetime) -> Need:
    """What routing wants to know about this question, put to `profession` at `now` (aware)."""
    asker = question.asker
    return Need(
        question=question.pk,
        asker=asker.pk,
        profession=profession,
        term=Term(question.term),
        now=now,
        themes=frozenset(question.themes.values_list("pk", flat=True)),
        hosts=asker.host_ids,
        regions=frozenset(asker.work_places.values_list("province", flat=True)),
    )


def candidates(need: Need) -> list[Candidate]:
    """At most `LONGEST` members who are verified in the profession, at work and not paused, in no order.

    Whoever was asked already or is at the cap may be among them: routing and its caller leave them out.
    """
    asked = _asked(need)
    members = [row[0] for row in _read(sql.SHORTLIST, asked)]
    asked |= {"members": members}
    habits = _habits(asked)
    return [_candidate(row, need, habits) for row in _read(sql.FACTS, asked)]


def _asked(need: Need) -> dict[str, Any]:
    """The parameters of every reading."""
    return {
        "profession": need.profession,
        "asker": need.asker,
        "themes": sorted(need.themes),
        "hosts": sorted(need.hosts),
        "regions": sorted(need.regions),
        "monday": monday_of(need.now),
        "today": need.now.astimezone(clock.AMSTERDAM).date(),
        "fresh_since": need.now.astimezone(clock.AMSTERDAM).year - 2,
        "now": need.now,
        "week_ago": need.now - CAP_WINDOW,
        "settled": need.now - SETTLED,
        "turn": int.from_bytes(blake2b(b"%d" % need.question, digest_size=4).digest()),
        "longest": LONGEST,
    }


def _habits(asked: dict[str, Any]) -> dict[int, Habits]:
    hours: dict[int, list[float]] = defaultdict(list)
    for member, sent, answered in _read(sql.PACE, asked):
        hours[member].append(working_hours_between(sent, answered))
    helped: dict[int, dict[int, int]] = defaultdict(dict)
    for member, theme, count in _read(sql.HELPED, asked):
        helped[member][theme] = count
    return {
        member: Habits(median(hours[member]) if member in hours else None, helped.get(member, {}))
        for member in hours.keys() | helped.keys()
    }


NO_HABITS = Habits(None, {})


def _candidate(row: tuple[Any, ...], need: Need, habits: dict[int, Habits]) -> Candidate:
    (member, cap, brings, started, days, hosts, regions, duty_cap, week, invited, answered, last, known) = row
    found = habits.get(member, NO_HABITS)
    return Candidate(
        member=member,
        verified=frozenset({need.profession}),
        cap=cap if duty_cap is None else duty_cap,
        invited_this_week=week,
        brings=frozenset(brings),
        helped=found.helped,
        hosts=frozenset(hosts),
        regions=frozenset(regions),
        answered_asker=known,
        last_invited=last,
        invited=invited,
        answered=answered,
        median_hours=found.median_hours,
        years=None if started is None else max(0, need.now.astimezone(clock.AMSTERDAM).year - started),
        on_duty=duty_cap is not None,
        work_days=frozenset(days),
    )


def _read(statement: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return cursor.fetchall()
