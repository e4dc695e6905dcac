"""The reveal: what was sealed in a step opens to all seats at once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from poortgenoot.core import ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions.access.leading import can_lead, is_away
from poortgenoot.discussions.access.seats import seats_at
from poortgenoot.discussions.access.steps import is_over
from poortgenoot.discussions.actions import presence
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.actions.telling import tell_opened
from poortgenoot.discussions.method import StepKind
from poortgenoot.discussions.models import Discussion, Pace, Reveal, Seat, Weighing


@transaction.atomic
def reveal(discussion: Discussion, *, by: Seat) -> Reveal:
    """Open what the present step reveals; pressing twice opens once. What somebody did not seal stays closed for good.

    Possible in a step that reveals, when all who are present have sealed, or after the term of that step; who opens is
    present, with or without an open page. Who is missing is named in the `Reveal`, also who was taken from the table
    before sealing. Raises `Refused`.
    """
    discussion = locked(discussion)
    leader = as_now(by)
    demand(can_lead(leader, discussion) and discussion.is_running, _("Alleen wie de bespreking leidt, opent."))
    opens = discussion.step is not None and discussion.step.kind is StepKind.REVEAL
    demand(opens, _("Openen kan pas in de stap die daarvoor is."))
    step = discussion.method.sealed_before(discussion.place or 0)
    demand(step is not None, _("Er is nog niets verzegeld."))
    assert step is not None
    if there := discussion.reveals.filter(step=step.key).first():
        return there
    presence.act(leader)
    missing = waited_for(discussion, step.key)
    demand(not _present(discussion, missing) or is_over(discussion), _("Nog niet iedereen die er is, heeft verzegeld."))
    demand(
        Weighing.objects.filter(_of(discussion, step.key), sealed_at__isnull=False).exists(), _("Niemand verzegelde.")
    )
    named = [seat.pk for seat in (*missing, *_taken_away(discussion, step.key))]
    opened = Reveal.objects.create(discussion=discussion, step=step.key, missing=named, by=by)
    ledger.record("revealed", discussion, by=by.member, missing=len(named))
    tell_table(discussion)
    if discussion.pace == Pace.SLOW:
        tell_opened(discussion, step)
    return opened


def waited_for(discussion: Discussion, step: str) -> list[Seat]:
    """The seats at the table that have not sealed in `step`."""
    return list(seats_at(discussion).exclude(pk__in=_sealed(discussion, step)))


def _present(discussion: Discussion, seats: list[Seat]) -> list[Seat]:
    """Live: those with an open page. Slow: everybody, as nobody needs to be there."""
    if discussion.pace == Pace.SLOW:
        return seats
    return [seat for seat in seats if not is_away(seat)]


def _taken_away(discussion: Discussion, step: str) -> list[Seat]:
    """Who sat at the table since it began, did not seal, and was taken from it: nobody vanishes to open sooner."""
    sat = Q(member__isnull=False) | Q(confirmed_at__isnull=False)
    gone = discussion.seats.filter(sat, taken_at__isnull=False, removed_at__gte=discussion.started_at)
    return list(gone.exclude(pk__in=_sealed(discussion, step)).order_by("number"))


def _sealed(discussion: Discussion, step: str) -> QuerySet[Weighing, int]:
    return Weighing.objects.filter(_of(discussion, step), sealed_at__isnull=False).values_list("seat", flat=True)


def _of(discussion: Discussion, step: str) -> Q:
    return Q(seat__discussion=discussion, step=step)
