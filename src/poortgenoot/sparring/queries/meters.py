"""How questions stand: how many, and nothing of any."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from poortgenoot.core import clock
from poortgenoot.core.meters import Reading, register
from poortgenoot.sparring.models import Perspective, Question


def open_ones() -> dict[str, float]:
    return {"": float(Question.objects.filter(closed_at=None).count())}


def past_term() -> dict[str, float]:
    """Open, past their term, and without an answer of at least one profession that was asked."""
    waits = Perspective.objects.filter(question=OuterRef("pk"), answered_at=None)
    return {"": float(Question.objects.filter(Exists(waits), closed_at=None, deadline__lte=clock.now()).count())}


def read() -> None:
    register(
        Reading("poortgenoot_questions_open", "Questions that are open", open_ones),
        Reading("poortgenoot_questions_past_term", "Open questions whose term ran out without every answer", past_term),
    )
