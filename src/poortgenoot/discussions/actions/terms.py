"""A slow table: who has not weighed yet hears it before the term, who leads hears it after; when that one stood up,
everybody does. Each once a term: with more time, or back at the step, there is a new one.

Nothing is opened by itself: who leads still does that.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import spoken
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.discussions import terms
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.actions.revealing import waited_for
from poortgenoot.discussions.actions.telling import outdate_reminder, tell_again
from poortgenoot.discussions.method import IN_TURNS, SEALED_KINDS, Step, StepKind
from poortgenoot.discussions.models import Discussion, Seat, Turn
from poortgenoot.discussions.queries import slow

DAYS_BEFORE = 1
"""So many working days before the term who is missing is reminded."""


def tick(now: datetime) -> int:
    """Remind and tell what is due at `now` (aware); returns how many tables heard something.

    What breaks on one keeps no other waiting; it is raised at the end, all of it in an `ExceptionGroup`.
    """
    soon = terms.working_days_after(now, DAYS_BEFORE)
    with one_by_one("the terms of slow tables") as each:
        reminded = each(slow.due(soon, "reminded_term"), lambda number: _remind(number, soon))
        return reminded + each(slow.due(now, "told_term"), lambda number: _tell_over(number, now))


@transaction.atomic
def _remind(pk: int, until: datetime) -> bool:
    discussion = locked(Discussion(pk=pk))
    step = discussion.step
    if step is None or not slow.is_due(discussion, until, "reminded_term"):
        return False
    discussion.reminded_term = discussion.step_ends_at
    discussion.save(update_fields=["reminded_term"])
    assert discussion.step_ends_at is not None
    closes = _("Deze stap sluit op {when}.").format(when=spoken.exact(discussion.step_ends_at))
    for seat in _missing(discussion, step):
        tell_again(seat, discussion, f"reminder-{step.key}", f"{closes} {_lacks(step)}")
    return True


@transaction.atomic
def _tell_over(pk: int, now: datetime) -> bool:
    discussion = locked(Discussion(pk=pk))
    step = discussion.step
    if step is None or not slow.is_due(discussion, now, "told_term"):
        return False
    discussion.told_term = discussion.step_ends_at
    discussion.save(update_fields=["told_term"])
    outdate_reminder(discussion, step)
    here = list(slow.members_at(discussion))
    leads = [seat for seat in here if seat.pk == discussion.facilitator_id]
    why = (
        _what_now(discussion, step)
        if leads
        else _("De termijn is om en niemand leidt. Neem het over, dan kunnen jullie verder.")
    )
    for seat in leads or here:
        tell_again(seat, discussion, f"over-{step.key}", why)
    return True


def _missing(discussion: Discussion, step: Step) -> list[Seat]:
    """Of a sealed step who has not sealed, of a round who was not heard, of a step with questions everybody, of any
    other nobody."""
    hear = slow.members_at(discussion)
    if step.kind in SEALED_KINDS:
        return [seat for seat in waited_for(discussion, step.key) if seat in hear]
    if step.kind in IN_TURNS:
        unheard = discussion.turns.filter(step=step.key, state__in=[Turn.State.WAITING, Turn.State.LATER])
        return list(hear.filter(pk__in=unheard.values("seat")))
    return list(hear) if step.kind is StepKind.ASK else []


def _lacks(step: Step) -> str:
    if step.kind in SEALED_KINDS:
        return _("Jouw verzegelde afweging is er nog niet.")
    if step.kind in IN_TURNS:
        return _("Jij bent nog niet gehoord.")
    return _("Heb je nog een vraag, stel die dan nu.")


def _what_now(discussion: Discussion, step: Step) -> str:
    shut = discussion.method.sealed_before(discussion.place or 0) if step.kind is StepKind.REVEAL else None
    if shut is not None and not discussion.reveals.filter(step=shut.key).exists():
        return _("De termijn is om. Je kunt de enveloppen openen.")
    if step.key == discussion.method.steps[-1].key:
        return _("De termijn van de laatste stap is om. Je kunt de bespreking sluiten.")
    return _("De termijn is om. Ga verder als het kan.")
