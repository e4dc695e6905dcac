"""Sealing one's own mark: once, for good.

Nobody but the author gets at a value before three professions have sealed: here it passes from the form into the box
and nowhere else. The ledger says that somebody sealed, and as which profession; never what.
"""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, hints, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions import sealing
from poortgenoot.discussions.access.alone import is_pool_open, may_weigh_in
from poortgenoot.discussions.factor import Contents, Weighed, demand_on_scale
from poortgenoot.discussions.models import Mark
from poortgenoot.discussions.weighers import Pool, Weigher
from poortgenoot.members.professions import Profession


def seal(pool: Pool, contents: Contents, *, as_profession: str, by: Weigher) -> Mark:
    """The mark of `by` in `pool`; the one that was there already when it is not the first.

    `contents` holds a whole weighing: each factor of the case and one of its verdicts. Raises `Refused`,
    `ValidationError`.
    """
    demand(by.is_somebody and may_weigh_in(by.member, pool.prepared, pool.gathering))
    demand(as_profession in Profession.values and (by.member is None or as_profession in by.member.professions))
    place = sealing.place_of_mark(pool.prepared.pk, pool.gathering.pk if pool.gathering else None, by.owner)
    box = sealing.seal(_whole(pool, contents), place=place)
    with transaction.atomic():
        mark, is_new = Mark.objects.get_or_create(
            prepared=pool.prepared,
            gathering=pool.gathering,
            member=by.member,
            visitor=by.visitor,
            defaults={"profession": as_profession, "box": box, "sealed_at": clock.now()},
        )
        if is_new:
            ledger.record("sealed_alone", mark, by=by.member, case=pool.prepared.pk)
    if is_new and is_pool_open(pool.prepared, pool.gathering):
        hints.hint(pool_audience(pool), "revealed")
    return mark


def pool_audience(pool: Pool) -> str:
    """Who waits for others in `pool`. They hear nothing before it is open.

    That is asked after the seal was kept, so that of two who seal at once the last one sees both.
    """
    return f"pool-{pool.prepared.pk}-{pool.gathering.pk if pool.gathering else 0}"


def _whole(pool: Pool, contents: Contents) -> Contents:
    """The same, with every factor of the case on its scale and without anything else."""
    keys = [factor["key"] for factor in pool.prepared.factors]
    if set(contents.factors) != set(keys) or not all(w.is_given for w in contents.factors.values()):
        raise ValidationError(_("Weeg eerst elke factor, of zeg dat je hem niet kunt beoordelen."))
    if contents.verdict not in {verdict["key"] for verdict in pool.prepared.verdicts}:
        raise ValidationError(_("Kies eerst wat jij zou doen."))
    for weighed in contents.factors.values():
        try:
            demand_on_scale(weighed)
        except ValueError as wrong:
            raise ValidationError(_("Kies een waarde van de schaal.")) from wrong
    return replace(contents, factors={key: _bare(contents.factors[key]) for key in keys}, reason="")


def _bare(weighed: Weighed) -> Weighed:
    """Values only: nothing is written here, so nothing can give anybody away. Who cannot judge gives no value."""
    if weighed.cannot_judge:
        return Weighed(cannot_judge=True)
    return Weighed(weighed.weight, weighed.direction)
