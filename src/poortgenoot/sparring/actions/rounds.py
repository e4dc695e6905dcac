"""What time brings about: rings, terms and the end of keeping. Run as often as one likes, it happens once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from poortgenoot.core import ledger
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.sparring.actions import perspectives, texts
from poortgenoot.sparring.models import Perspective, Question
from poortgenoot.sparring.retention import months_before

BATCH = 500


@dataclass(frozen=True, slots=True)
class Round:
    """How many invitations went out, terms ran out and questions were deleted."""

    invited: int
    escalated: int
    expired: int


def tick(now: datetime) -> Round:
    """Ask the rings that are due at `now`, tell whose term ran out, delete what was kept long enough.

    What breaks on one question keeps no other waiting; it is raised at the end, all of it in an `ExceptionGroup`.
    """
    with one_by_one("a round of the rings") as each:
        return Round(
            invited=each(_rings_due(now), lambda number: _widen(number, now)),
            escalated=each(_terms_over(now), perspectives.escalate),
            expired=each(_kept_long_enough(now), _expire),
        )


def _rings_due(now: datetime) -> list[int]:
    due = Perspective.objects.filter(next_ring_at__lte=now, answered_at=None, question__closed_at=None)
    return list(due.filter(question__hidden_at=None).order_by("next_ring_at").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _widen(number: int, now: datetime) -> int:
    """Asked again under the lock: another round may have been here first."""
    free = Perspective.objects.select_for_update(skip_locked=True, of=("self",)).select_related("question")
    perspective = free.filter(pk=number, next_ring_at__lte=now).first()
    return len(perspectives.widen(perspective.question, perspective.profession)) if perspective else 0


def _terms_over(now: datetime) -> list[int]:
    over = Question.objects.filter(deadline__lte=now, escalated_at=None, closed_at=None, hidden_at=None)
    silent = over.filter(perspectives__answered_at=None).distinct().order_by("deadline")
    return list(silent.values_list("pk", flat=True)[:BATCH])


def _kept_long_enough(now: datetime) -> list[int]:
    old = Question.objects.filter(closed_at__lte=months_before(now, LIMITS.months_after_closing))
    return list(old.values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _expire(number: int) -> bool:
    """The question goes with everything below it; its lesson stays."""
    question = Question.objects.select_for_update(skip_locked=True).filter(pk=number).first()
    if question is None:
        return False
    answered = list(question.answers.values_list("profession", flat=True))
    ledger.record("expired", question, by=question.asker, received=answered)
    texts.remove(question)
    return True
