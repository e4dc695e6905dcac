"""A slow table: who has not weighed yet hears it before the term, who leads hears it after. Each once a step.

Nothing is opened by itself: who leads still does that.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.discussions import terms
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.actions.revealing import waited_for
from poortgenoot.discussions.actions.telling import tell
from poortgenoot.discussions.method import SEALED_KINDS, Step, StepKind
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import slow

DAYS_BEFORE = 1
"""So many working days before the term who is missing is reminded."""


def tick(now: datetime) -> int:
    """Remind and tell what is due at `now` (aware); returns how many tables heard something."""
    soon = terms.working_days_after(now, DAYS_BEFORE)
    reminded = sum(_remind(pk, soon) for pk in slow.due(soon, "reminded_step"))
    return reminded + sum(_tell_over(pk, now) for pk in slow.due(now, "told_step"))


@transaction.atomic
def _remind(pk: int, until: datetime) -> bool:
    discussion = locked(Discussion(pk=pk))
    step = discussion.step
    if step is None or not slow.is_due(discussion, until, "reminded_step"):
        return False
    discussion.reminded_step = step.key
    discussion.save(update_fields=["reminded_step"])
    for seat in _missing(discussion, step):
        tell(seat, discussion, f"reminder-{step.key}", _REMINDERS[step.kind in SEALED_KINDS]())
    return True


@transaction.atomic
def _tell_over(pk: int, now: datetime) -> bool:
    discussion = locked(Discussion(pk=pk))
    step, leader = discussion.step, discussion.facilitator
    if step is None or leader is None or not slow.is_due(discussion, now, "told_step"):
        return False
    discussion.told_step = step.key
    discussion.save(update_fields=["told_step"])
    why = _("De termijn is om. Ga verder als het kan.")
    if step.kind is StepKind.REVEAL:
        why = _("De termijn is om. Je kunt de enveloppen openen.")
    tell(leader, discussion, f"over-{step.key}", why)
    return True


def _missing(discussion: Discussion, step: Step) -> list[Seat]:
    """Of a sealed step who has not sealed, of a step with questions everybody, of any other nobody."""
    if step.kind in SEALED_KINDS:
        return waited_for(discussion, step.key)
    return list(slow.members_at(discussion)) if step.kind is StepKind.ASK else []


_REMINDERS = {
    True: lambda: _("Morgen sluit deze stap. Jouw verzegelde afweging is er nog niet."),
    False: lambda: _("Morgen sluit deze stap. Heb je nog een vraag, stel die dan nu."),
}
