"""Who may read a case, and for whom it is as if it were not there.

A discussion is seen from a seat: its bringer's, a member's who was asked or took one, a guest's whom the facilitator
confirmed. Who merely may join (verified members of its host, or whoever holds its link) sees what it is about and who
is missing, not the case. Keepers (moderators of the host, operators) see it only while something in it is reported or
hidden; sealed values never, not from any seat.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from poortgenoot.discussions.models import Discussion, Joining, Seat
from poortgenoot.members.models import Member, Membership
from poortgenoot.sparring.access import NOBODY
from poortgenoot.sparring.models import Recognition


def discussions_visible_to(member: Member) -> QuerySet[Discussion]:
    """The discussions whose case `member` may read: those with a seat of theirs that was not taken away."""
    return discussions_shown_to(member.pk, member.is_operator, member.moderates)


def discussions_shown_to(member: int, is_operator: bool, moderates: Collection[int]) -> QuerySet[Discussion]:
    """`discussions_visible_to` by the number of a member and what else it hangs on. Who says of the question that it
    began with that they recognise somebody, sees it no more, whatever seat they have."""
    seated = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member, removed_at=None))
    shown = Q(hidden_at=None) | Q(bringer=member)
    return Discussion.objects.filter(shown & Q(seated) | _kept_by(is_operator, moderates), ~recognised_by(member))


def discussions_open_to(member: Member) -> QuerySet[Discussion]:
    """The discussions that `member` has no seat in and may take one in by itself: title and themes are shown."""
    if not member.is_verified:
        return Discussion.objects.none()
    mine = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member, declined_at=None))
    open_ones = Discussion.objects.filter(joining=Joining.HOST, host__in=member.host_ids, restricted=False)
    return open_ones.filter(~mine, ~recognised_by(member), closed_at=None, hidden_at=None)


def discussion_by_code(code: str) -> Discussion | None:
    """The discussion that a link or QR code leads to, while one may still join by it."""
    found = Discussion.objects.filter(code=code).first()
    return found if found is not None and is_open_by_link(found) else None


def is_open_by_link(discussion: Discussion) -> bool:
    """Whoever holds its link may join: as its bringer chose, while it goes on, and never one for its own table only."""
    goes_on = discussion.closed_at is None and discussion.hidden_at is None
    return discussion.joining == Joining.LINK and not discussion.restricted and goes_on


def is_closed_to(member: Member, discussion: Discussion) -> bool:
    """Whether it is for `member` as if this table were not there, link or no link: they were taken from it, or said of
    the question it began with that they recognise somebody."""
    recognised = Recognition.objects.filter(question=discussion.question_id, member=member)
    return was_taken_away(member, discussion) or (discussion.question_id is not None and recognised.exists())


def was_taken_away(member: Member, discussion: Discussion) -> bool:
    """Who leads took them from this table, and knows it; who recognised somebody nobody knows."""
    gone = Seat.objects.filter(discussion=discussion, member=member, removed_at__isnull=False, declined_at=None)
    return gone.exists()


def recognises_nobody() -> Q:
    """Of seats: whose case is not closed to them because they recognised somebody in the question it began with."""
    said = Recognition.objects.filter(question=OuterRef("discussion__question"), member=OuterRef("member"))
    return Q(~Exists(said))


def recognised_by(member: Member | int) -> Exists:
    """Of what began with a question: `member` recognised somebody in it, so the case is closed to them."""
    return Exists(Recognition.objects.filter(question=OuterRef("question"), member=member))


def _kept_by(is_operator: bool, moderates: Collection[int]) -> Q:
    """What a keeper must be able to judge: hidden discussions of the hosts they moderate."""
    if is_operator:
        return Q(hidden_at__isnull=False)
    if not moderates:
        return NOBODY
    near = Exists(Membership.objects.filter(member=OuterRef("bringer"), host__in=moderates))
    return Q(near, hidden_at__isnull=False)
