"""What an asker may expect, from what happened before. Never a promise, and nothing while too little happened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from math import ceil, inf

from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.sparring.models import Perspective
from poortgenoot.sparring.terms import working_hours_between

LEAST_CASES = 5
LOOK_BACK = 60
MOSTLY = 2 / 3
"""The share of cases behind "meestal"."""


def expected_first_answer(profession: str) -> int | None:
    """Working hours within which two in three of the last 60 questions to `profession` had a first answer.

    Counted are those that were answered or whose term is over; one without an answer counts as never. None when
    there are fewer than five, or when fewer than two in three were answered at all.
    """
    return expected_first_answers([profession])[profession]


def expected_first_answers(professions: Collection[str]) -> dict[str, int | None]:
    """The same for each of `professions`, in the order of their codes. One query."""
    hours: dict[str, list[float]] = {profession: [] for profession in sorted(professions)}
    first, *others = (_latest(profession) for profession in hours)
    for profession, start, end in first.union(*others, all=True) if others else first:
        hours[profession].append(working_hours_between(start, end) if end else inf)
    return {profession: _mostly(found) for profession, found in hours.items()}


def _latest(profession: str) -> QuerySet[Perspective, tuple[str, datetime, datetime | None]]:
    """Profession, published and first answered, of the latest known cases: one short walk along an index."""
    known = Perspective.objects.filter(profession=profession, question__hidden_at=None).exclude(
        answered_at=None, question__deadline__gt=clock.now()
    )
    rows = known.order_by("-pk").values_list("profession", "question__published_at", "answered_at")
    return rows[:LOOK_BACK]


def _mostly(hours: list[float]) -> int | None:
    if len(hours) < LEAST_CASES:
        return None
    mostly = sorted(hours)[ceil(MOSTLY * len(hours)) - 1]
    return max(1, ceil(mostly)) if mostly < inf else None
