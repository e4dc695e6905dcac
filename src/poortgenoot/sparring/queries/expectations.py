"""What an asker may expect, from what happened before. Never a promise, and nothing while too little happened."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil, inf

from poortgenoot.core import clock
from poortgenoot.sparring.models import Perspective
from poortgenoot.sparring.terms import working_hours_between

LEAST_CASES = 5
LOOK_BACK = 200
MOSTLY = 2 / 3
"""The share of cases behind "meestal"."""


def expected_first_answer(profession: str) -> int | None:
    """Working hours within which two in three of the last 200 questions to `profession` had a first answer.

    Counted are those that were answered or whose term is over; one without an answer counts as never. None when
    there are fewer than five, or when fewer than two in three were answered at all.
    """
    known = Perspective.objects.filter(profession=profession, question__hidden_at=None).exclude(
        answered_at=None, question__deadline__gt=clock.now()
    )
    rows = known.order_by("-pk").values_list("question__published_at", "answered_at")[:LOOK_BACK]
    hours = sorted(working_hours_between(start, end) if end else inf for start, end in rows)
    if len(hours) < LEAST_CASES:
        return None
    mostly = hours[ceil(MOSTLY * len(hours)) - 1]
    return max(1, ceil(mostly)) if mostly < inf else None


def expected_first_answers(professions: Collection[str]) -> dict[str, int | None]:
    """The same for each of `professions`, in the order of their codes."""
    return {profession: expected_first_answer(profession) for profession in sorted(professions)}
