"""Who might be asked: at most 200 candidates out of any number of members.

Routing ranks exactly, but not a hundred thousand people. So a few bounded readings along indexes gather those
who may score high: on duty, answered this asker, helped on these themes, answered lately, bring all themes; and of
four hundred others those who share most themes, so that a community of some size is there whole. What anybody could
be in begins at a place in the table that the question decides: each question meets other people, and the same
question the same people. `bench/routing.py` holds this to time, and to the exact ranking.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from statistics import median
from typing import Any

from django.db import connection

from poortgenoot.core import clock
from poortgenoot.sparring import burden
from poortgenoot.sparring import shortlist_sql as sql
from poortgenoot.sparring.models import Question
from poortgenoot.sparring.queries.people import CAP_WINDOW, monday_of
from poortgenoot.sparring.routing import Candidate, Need
from poortgenoot.sparring.terms import Term, working_hours_between

LONGEST = 200
WALK = 400
"""So many vouched members are looked at for their themes, beside those named by a duty or an answer."""
HALF_A_YEAR = timedelta(weeks=26)
"""Habits are those of the last half year: people change, and nobody is held to what was long ago."""
SETTLED = timedelta(days=7)
"""An invitation without an answer counts as missed after so long; before, it may still be answered."""


def need(question: Question, profession: str, now: datetime) -> Need:
    """What routing wants to know about this question, put to `profession` at `now` (aware)."""
    ((themes, hosts, regions),) = _read(sql.ASKED, {"question": question.pk, "asker": question.asker_id})
    return Need(
        question=question.pk,
        asker=question.asker_id,
        profession=profession,
        term=Term(question.term),
        now=now,
        themes=frozenset(themes),
        hosts=frozenset(hosts),
        regions=frozenset(regions),
    )


def candidates(need: Need) -> list[Candidate]:
    """At most `LONGEST` members who are verified in the profession, at work and not paused, in no order.

    Whoever was asked already or is at the cap may be among them: routing and its caller leave them out.
    """
    return described(need, [row[0] for row in _read(sql.SHORTLIST, readings(need))])


def described(need: Need, members: list[int]) -> list[Candidate]:
    """All that routing wants to know of those of `members` who may answer, in no order."""
    asked = readings(need) | {"members": f"{{{','.join(map(str, members))}}}"}
    elsewhere = burden.counted(members, need.now - CAP_WINDOW)
    found = (_candidate(row, need) for row in _read(sql.FACTS, asked))
    return [replace(one, invited_this_week=one.invited_this_week + elsewhere[one.member]) for one in found]


def readings(need: Need) -> dict[str, Any]:
    """The parameters of every reading."""
    return {
        "profession": need.profession,
        "asker": need.asker,
        "themes": sorted(need.themes),
        "monday": monday_of(need.now),
        "today": need.now.astimezone(clock.AMSTERDAM).date(),
        "week_ago": need.now - CAP_WINDOW,
        "settled": need.now - SETTLED,
        "half_a_year_ago": need.now - HALF_A_YEAR,
        "turn": int.from_bytes(blake2b(b"%d" % need.question, digest_size=4).digest()),
        "longest": LONGEST,
        "walk": WALK,
    }


def _candidate(row: tuple[Any, ...], need: Need) -> Candidate:
    member, cap, brings, started, days, hosts, regions, duty_cap, week, invited, answered, last, *rest = row
    sent, decided, helped, known = rest
    return Candidate(
        member=member,
        verified=frozenset({need.profession}),
        cap=cap if duty_cap is None else duty_cap,
        invited_this_week=week,
        brings=frozenset(brings),
        helped=_by_theme(helped),
        hosts=frozenset(hosts or ()),
        regions=frozenset(regions or ()),
        answered_asker=known,
        last_invited=last,
        invited=invited,
        answered=answered,
        median_hours=_median_hours(sent, decided),
        years=None if started is None else max(0, need.now.astimezone(clock.AMSTERDAM).year - started),
        on_duty=duty_cap is not None,
        work_days=frozenset(days),
    )


def _by_theme(helped: str | None) -> dict[int, int]:
    """How many answers helped, from JSON, whose keys are texts."""
    return {int(theme): count for theme, count in json.loads(helped).items()} if helped else {}


def _median_hours(sent: list[datetime] | None, decided: list[datetime] | None) -> float | None:
    """Working hours from invitation to answer, of the last few answers."""
    if not sent or not decided:
        return None
    return median(working_hours_between(begin, end) for begin, end in zip(sent, decided, strict=True))


def _read(statement: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
