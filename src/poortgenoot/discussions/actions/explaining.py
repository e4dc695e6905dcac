"""*Uitleg voor de werknemer*: the considerations in plain Dutch, written by the table together."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import can_write_record
from poortgenoot.discussions.actions import index
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.models import Explanation, Seat
from poortgenoot.discussions.overtaking import Overtaken


def explain(seat: Seat, text: str, *, began_with: str) -> Explanation:
    """Keep the text. `began_with` is the text that the writer saw: what somebody else wrote meanwhile is not lost.

    Raises `Refused`, `Unsettled`, `Overtaken`, `ValidationError`.
    """
    if not text.strip() or len(text) > LIMITS.text_length:
        raise ValidationError({"text": _("Vul dit nog in, met hooguit {n} tekens.").format(n=LIMITS.text_length)})
    demand_clean(seat.discussion, {"text": text}, by=seat)
    with transaction.atomic():
        discussion = locked(seat.discussion)
        demand(can_write_record(as_now(seat), discussion))
        there = Explanation.objects.filter(discussion=discussion).first()
        if there is not None and there.hidden_at is not None:
            demand(False, _("Deze uitleg is verborgen, tot een moderator besluit."))
        if there is not None and not _same(there.text, began_with) and not _same(there.text, text):
            raise Overtaken
        explanation = there or Explanation(discussion=discussion)
        explanation.text, explanation.by, explanation.at = text.strip(), seat, clock.now()
        explanation.save()
        ledger.record("explained", explanation, by=seat.member, discussion=discussion.pk)
        index.put_discussion(discussion)
        tell_table(discussion)
    return explanation


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
