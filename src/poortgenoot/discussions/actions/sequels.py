"""What became of it: asked of the bringer once, six weeks after the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.discussions.access.cases import recognises_nobody
from poortgenoot.discussions.access.records import can_tell_sequel
from poortgenoot.discussions.actions import index
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.models import Discussion, Seat, Sequel
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind

AFTER = timedelta(days=42)


def settle(discussion: Discussion) -> None:
    """A discussion was closed: it is found by its seats, and in six weeks its bringer is asked what became of it.

    Call it inside the transaction that closes it.
    """
    closed = discussion.closed_at or clock.now()
    Sequel.objects.get_or_create(discussion=discussion, defaults={"due_at": closed + AFTER})
    index.put_discussion(discussion)


def ask_sequels(now: datetime) -> int:
    """Ask every bringer whose six weeks are over, once; returns how many were asked.

    What breaks on one keeps no other waiting; it is raised at the end, all of it in an `ExceptionGroup`.
    """
    due = Sequel.objects.filter(due_at__lte=now, asked_at=None, at=None, discussion__hidden_at=None)
    with one_by_one("what became of it") as each:
        return each(list(due.values_list("pk", flat=True)), lambda number: _ask(number, now))


@transaction.atomic
def _ask(number: int, now: datetime) -> bool:
    free = Sequel.objects.select_for_update(of=("self",), skip_locked=True).select_related("discussion__bringer")
    sequel = free.filter(pk=number, asked_at=None, at=None).first()
    if sequel is None:
        return False
    sequel.asked_at = now
    sequel.save(update_fields=["asked_at"])
    if sequel.discussion.bringer.erased_at is not None:
        return False
    _tell(sequel.discussion.bringer, sequel.discussion, _("Wat werd ervan? %(title)s"), "vervolg")
    return True


def tell_sequel(seat: Seat, text: str) -> Sequel:
    """What became of it, for all who sat at the table. Raises `Refused`, `Unsettled`, `ValidationError`."""
    if not text.strip() or len(text) > LIMITS.text_length:
        raise ValidationError({"text": _("Vul dit nog in, met hooguit {n} tekens.").format(n=LIMITS.text_length)})
    demand_clean(seat.discussion, {"text": text}, by=seat)
    with transaction.atomic():
        discussion = locked(seat.discussion)
        demand(can_tell_sequel(seat, discussion), _("Wie de casus inbracht, vertelt wat ervan werd."))
        settle(discussion)
        sequel = Sequel.objects.select_for_update().get(discussion=discussion)
        demand(sequel.hidden_at is None, _("Deze tekst is verborgen, tot een moderator besluit."))
        is_new = sequel.at is None
        sequel.text, sequel.at = text.strip(), clock.now()
        sequel.save(update_fields=["text", "at"])
        ledger.record("told_sequel", sequel, by=seat.member, discussion=discussion.pk)
        index.put_discussion(discussion)
        tell_table(discussion)
        if is_new:
            _tell_the_others(discussion)
    return sequel


def _tell_the_others(discussion: Discussion) -> None:
    sat = discussion.seats.filter(member__isnull=False, taken_at__isnull=False, removed_at=None)
    seats = sat.filter(recognises_nobody())
    for seat in seats.exclude(member=discussion.bringer_id).select_related("member"):
        if seat.member is not None and seat.member.erased_at is None:
            _tell(seat.member, discussion, _("Zo liep het af: %(title)s"), "vervolg")


def _tell(member: Member, discussion: Discussion, title: str, page: str) -> None:
    notifications.tell(
        member,
        NoticeKind.DISCUSSION,
        subject=f"sequel:{discussion.pk}",
        title=title % {"title": discussion.title},
        url=f"/casus/{discussion.pk}/{page}/",
        why=_("Jij zat aan tafel."),
    )
