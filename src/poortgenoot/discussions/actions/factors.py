"""Choosing what will be weighed, before anybody weighs."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import ledger
from poortgenoot.core.access import TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import shipped
from poortgenoot.discussions.access.steps import can_choose_factors, has_come_to_weigh, most_factors
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.models import Discussion, Factor, Seat, Weighing


def add_factor(discussion: Discussion, title: str, group: FactorGroup, *, by: Seat, hint: str = "") -> Factor:
    """A factor in the participants' own words; the one that stands there when its title is not new.

    Raises `Refused` once the weighing began, `TooMany`, `Unsettled` (the guard), `ValidationError` for a long one.
    """
    if not title.strip() or len(title) > LIMITS.factor_length or len(hint) > LIMITS.sentence_length:
        raise ValidationError(_("Schrijf 1 tot {n} tekens.").format(n=LIMITS.factor_length))
    demand_clean(discussion, {"title": title, "hint": hint}, by=by)
    return _put(discussion, f"eigen-{uuid.uuid4().hex[:12]}", group, title.strip(), hint.strip(), by)


def choose_factor(discussion: Discussion, key: str, *, by: Seat) -> Factor:
    """One of the factors that ship with the house. Raises `Refused`, `TooMany`."""
    idea = next((i for i in shipped.factors() if i.key == key), None)
    demand(idea is not None)
    assert idea is not None
    return _put(discussion, idea.key, idea.group, idea.title, idea.hint, by)


@transaction.atomic
def remove_factor(factor: Factor, *, by: Seat) -> None:
    """Away with it, before the weighing began. Raises `Refused`."""
    discussion = locked(factor.discussion)
    _demand_open(discussion, by)
    ledger.record("removed", factor, by=by.member, discussion=discussion.pk, group=factor.group)
    factor.delete()
    tell_table(discussion)


@transaction.atomic
def _put(discussion: Discussion, key: str, group: FactorGroup, title: str, hint: str, by: Seat) -> Factor:
    discussion = locked(discussion)
    _demand_open(discussion, by)
    there = discussion.factors.filter(title__iexact=title).first() or discussion.factors.filter(key=key).first()
    if there:
        return there
    number = discussion.factors.count()
    if number >= most_factors(discussion):
        raise TooMany("factors", _("Er liggen al {n} factoren. Haal er eerst een weg.").format(n=number))
    factor = Factor.objects.create(
        discussion=discussion, key=key, group=group, title=title, hint=hint, place=_next_place(discussion), by=by
    )
    ledger.record("added", factor, by=by.member, discussion=discussion.pk, group=factor.group)
    tell_table(discussion)
    return factor


def _next_place(discussion: Discussion) -> int:
    last = discussion.factors.order_by("-place").values_list("place", flat=True).first()
    return 0 if last is None else last + 1


def _demand_open(discussion: Discussion, by: Seat) -> None:
    """Not from the weighing on; a step back opens it while nobody has sealed. Who only began to weigh is asked nothing:
    that would tell others of it."""
    why = _("Het wegen is begonnen, dus de factoren liggen vast.") if has_come_to_weigh(discussion) else ""
    demand(can_choose_factors(as_now(by), discussion), why)
    sealed = Weighing.objects.filter(seat__discussion=discussion, sealed_at__isnull=False).exists()
    demand(not sealed, _("Er is al verzegeld, dus de factoren liggen vast."))
