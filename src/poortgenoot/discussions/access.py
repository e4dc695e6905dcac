"""Who may see and do what around a discussion. Closed by default; nothing else in this room decides.

A discussion is seen from a seat: its bringer's, a member's who was asked or took one, a guest's whom the facilitator
confirmed. Who merely may join (verified members of its host, or whoever holds its link) sees what it is about and who
is missing, not the case. Keepers (moderators of the host, operators) see it only while something in it is reported or
hidden; sealed values never, not from any seat.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from poortgenoot.core import clock
from poortgenoot.discussions.models import Discussion, Joining, Reveal, Seat
from poortgenoot.discussions.presence import AWAY_AFTER
from poortgenoot.members.models import Host, Member, Membership

NOBODY = Q(pk__in=())


def discussions_visible_to(member: Member) -> QuerySet[Discussion]:
    """The discussions whose case `member` may read: those with a seat of theirs that was not taken away."""
    seated = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member, removed_at=None))
    shown = Q(hidden_at=None) | Q(bringer=member)
    return Discussion.objects.filter(shown & Q(seated) | _kept_by(member))


def discussions_open_to(member: Member) -> QuerySet[Discussion]:
    """The discussions that `member` has no seat in and may take one in by itself: title and themes are shown."""
    if not member.is_verified:
        return Discussion.objects.none()
    mine = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member))
    open_ones = Discussion.objects.filter(joining=Joining.HOST, host__in=member.host_ids, restricted=False)
    return open_ones.filter(~mine, closed_at=None, hidden_at=None)


def discussion_by_code(code: str) -> Discussion | None:
    """The discussion that a link or QR code leads to, while one may still join by it."""
    by_link = Discussion.objects.filter(joining=Joining.LINK, restricted=False, closed_at=None, hidden_at=None)
    return by_link.filter(code=code).first()


def seat_of(member: Member, discussion: Discussion) -> Seat | None:
    """The seat of `member`, taken or asked for, unless it was taken away."""
    return Seat.objects.filter(discussion=discussion, member=member, removed_at=None).first()


def seats_at(discussion: Discussion) -> QuerySet[Seat]:
    """Everybody who takes part now, in the order in which the seats were numbered."""
    confirmed = Q(member__isnull=False) | Q(confirmed_at__isnull=False)
    there = Seat.objects.filter(confirmed, discussion=discussion, taken_at__isnull=False)
    return there.filter(left_at=None, removed_at=None).order_by("number")


def can_prepare(member: Member, host: Host) -> bool:
    """Whoever finished joining may bring a case to a host they belong to."""
    return member.onboarded_at is not None and member.erased_at is None and host.pk in member.host_ids


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
    if seat is not None:
        return seat.removed_at is None
    by_link = bool(code) and discussion_by_code(code) == discussion
    return by_link or discussions_open_to(member).filter(pk=discussion.pk).exists()


def can_lead(seat: Seat, discussion: Discussion) -> bool:
    """The facilitator, while the discussion is not closed."""
    return seat.takes_part and discussion.facilitator_id == seat.pk and discussion.closed_at is None


def can_take_over(seat: Seat, discussion: Discussion) -> bool:
    """A member at the table, when the facilitator left or has given no sign of life for a while."""
    if seat.is_guest or not seat.takes_part or discussion.closed_at or discussion.facilitator_id == seat.pk:
        return False
    leader = discussion.facilitator
    return leader is None or not leader.takes_part or is_away(leader)


def is_away(seat: Seat) -> bool:
    """No sign of life for a while: not merely between two pages."""
    return seat.seen_at is None or clock.now() - seat.seen_at > AWAY_AFTER


def can_take_part(seat: Seat, discussion: Discussion) -> bool:
    """Do what the step asks: at the table, while the discussion is running and not paused for good."""
    return seat.takes_part and discussion.is_running and discussion.hidden_at is None


def is_revealed(discussion: Discussion, step: str) -> bool:
    return Reveal.objects.filter(discussion=discussion, step=step).exists()


def _kept_by(member: Member) -> Q:
    """What a keeper must be able to judge: hidden discussions of the hosts they moderate."""
    if member.is_operator:
        return Q(hidden_at__isnull=False)
    if not member.moderates:
        return NOBODY
    near = Exists(Membership.objects.filter(member=OuterRef("bringer"), host__in=member.moderates))
    return Q(near, hidden_at__isnull=False)
