"""How a discussion went: one form for each seat."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import can_evaluate
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.models import Evaluation, Seat


def evaluate(seat: Seat, *, worked: str, failed: str, tips: str) -> Evaluation:
    """What worked, what did not, and tips; a second time replaces the first. Raises `Refused`, `Unsettled`."""
    said = {"worked": worked.strip(), "failed": failed.strip(), "tips": tips.strip()}
    if not any(said.values()):
        raise ValidationError(_("Schrijf ten minste op één plek iets."))
    if max(map(len, said.values())) > LIMITS.note_length:
        raise ValidationError(_("Houd het bij {n} tekens.").format(n=LIMITS.note_length))
    demand_clean(seat.discussion, said, by=seat)
    with transaction.atomic():
        discussion = locked(seat.discussion)
        demand(can_evaluate(as_now(seat), discussion))
        evaluation = Evaluation.objects.filter(seat=seat).first()
        if evaluation is not None and said == {name: getattr(evaluation, name) for name in said}:
            return evaluation
        verb = "evaluated" if evaluation is None else "evaluated_again"
        evaluation, _is_new = Evaluation.objects.update_or_create(seat=seat, defaults={**said, "at": clock.now()})
        ledger.record(verb, seat, by=seat.member, discussion=discussion.pk)
    return evaluation
