"""What a peer group tells its people of the list of a date: who was there may need it for a register."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.core import spoken
from poortgenoot.discussions.models import PeerMeeting, PeerSeat
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind


def tell_signed(meeting: PeerMeeting, by: Member) -> None:
    """Who was there may make a certificate: nobody opens the page of a date that was, to look."""
    for peer in _peers(meeting, by).filter(attendances__meeting=meeting, attendances__minutes__gt=0):
        _tell(peer, meeting, _("De presentielijst is getekend. Je kunt je bewijs van deelname maken."))


def tell_reopened(meeting: PeerMeeting, holders: Collection[int], by: Member) -> None:
    """Seats that hold a certificate hear that it counts no more, before they show it to their register; nobody else
    is told to make one of an open list."""
    notifications.withdraw(_subject(meeting))
    for peer in _peers(meeting, by).filter(pk__in=holders):
        _tell(peer, meeting, _("De presentielijst is heropend. Je bewijs van deelname geldt niet meer."))


def _peers(meeting: PeerMeeting, by: Member) -> models.QuerySet[PeerSeat]:
    return meeting.group.peers.filter(left_at=None).exclude(member=by).select_related("member__user")


def _subject(meeting: PeerMeeting) -> str:
    return f"peer-list:{meeting.pk}"


def _tell(peer: PeerSeat, meeting: PeerMeeting, why: str) -> None:
    notifications.forget(peer.member, NoticeKind.GROUP, _subject(meeting))
    notifications.tell(
        peer.member,
        NoticeKind.GROUP,
        subject=_subject(meeting),
        title=_("{group}: {when}").format(group=meeting.group.name, when=spoken.exact(meeting.starts_at)),
        url=reverse("discussions:peer_meeting", args=[meeting.pk]),
        why=why,
        host=meeting.group.host,
    )
