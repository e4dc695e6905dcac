"""Who may bring a case, sit down at a table, and stay there."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from poortgenoot.discussions.access.cases import (
    discussion_by_code,
    discussions_open_to,
    is_closed_to,
    recognises_nobody,
)
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.members.models import Host, Member


def can_prepare(member: Member, host: Host) -> bool:
    """Whoever finished joining may bring a case to a host they belong to."""
    return member.onboarded_at is not None and member.erased_at is None and host.pk in member.host_ids


def seat_of(member: Member, discussion: Discussion) -> Seat | None:
    """The seat of `member`, taken or asked for, unless it was taken away."""
    return Seat.objects.filter(discussion=discussion, member=member, removed_at=None).first()


def seats_at(discussion: Discussion) -> QuerySet[Seat]:
    """Everybody who takes part now, in the order in which the seats were numbered."""
    return _taking_part().filter(discussion=discussion).order_by("number")


def seats_that_stay() -> QuerySet[Seat]:
    """The seats whose open pages may go on seeing their table: those that take part in what is neither hidden nor
    closed to them since."""
    return _taking_part().filter(recognises_nobody(), discussion__hidden_at=None)


def _taking_part() -> QuerySet[Seat]:
    """As `Seat.takes_part`."""
    confirmed = Q(member__isnull=False) | Q(confirmed_at__isnull=False)
    return Seat.objects.filter(confirmed, taken_at__isnull=False, left_at=None, removed_at=None)


def may_sit_as(member: Member, discussion: Discussion) -> tuple[str, ...]:
    """The professions under which `member` may take a seat: verified ones; as the bringer any of their own."""
    if member.pk == discussion.bringer_id:
        return tuple(member.professions)
    return tuple(p for p in member.professions if p in member.verified_professions)


def can_join(member: Member, discussion: Discussion, *, code: str = "") -> bool:
    """Was asked, or may come in by themselves, or holds the link; never back where they were removed."""
    seat = Seat.objects.filter(discussion=discussion, member=member).first()
    if discussion.closed_at or discussion.hidden_at or not may_sit_as(member, discussion):
        return False
    if is_closed_to(member, discussion):
        return False
    if seat is not None and seat.declined_at is None:
        return True
    by_link = bool(code) and discussion_by_code(code) == discussion
    return by_link or discussions_open_to(member).filter(pk=discussion.pk).exists()
