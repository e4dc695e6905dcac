"""The reflection of a professional: for the writer's eyes only, encrypted like a weighing."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import sealing
from poortgenoot.discussions.access.records import can_reflect
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.models import Reflection, Seat


def look_back(seat: Seat, text: str) -> None:
    """Keep what the member of `seat` writes for itself; an empty text takes it away.

    Nobody at the table hears of it. Raises `Refused` (also for one that no key opens: it is not written over),
    `Unsettled`, `ValidationError`.
    """
    if len(text) > LIMITS.text_length:
        raise ValidationError({"text": _("Houd het bij {n} tekens.").format(n=LIMITS.text_length)})
    demand_clean(seat.discussion, {"text": text}, by=seat)
    demand(can_reflect(seat, seat.discussion))
    place = sealing.place_of_reflection(seat.pk)
    with transaction.atomic():
        if there := Reflection.objects.select_for_update().filter(seat=seat).first():
            sealing.demand_key(there.box, place=place)
        ledger.record("looked_back", seat, by=seat.member, discussion=seat.discussion_id)
        if not text.strip():
            Reflection.objects.filter(seat=seat).delete()
            return
        box = sealing.seal(Contents(reason=text.strip()), place=place)
        kept = {"member": seat.member, "box": box, "changed_at": clock.now()}
        Reflection.objects.update_or_create(seat=seat, defaults=kept)
