"""A question, held while something is written to it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from poortgenoot.core.access import demand
from poortgenoot.sparring.models import Question


def still_there(question: Question) -> Question:
    """The question, locked. It may have been purged or hidden while the guard read: then nothing is written to it."""
    held = Question.objects.select_for_update(no_key=True).filter(pk=question.pk).first()
    demand(held is not None and held.hidden_at is None, _("Deze vraag is er niet meer."))
    assert held is not None
    return held
