"""What a peer group tells its people in their inbox and the next digest: of its dates, their lists and its lead."""

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


def tell_called_off(meeting: PeerMeeting, by: Member) -> None:
    """At once to everybody else of the group: who comes to a date that is off, comes for nothing."""
    group, said = meeting.group, {"group": meeting.group.name, "when": spoken.exact(meeting.starts_at)}
    title, why = _("{group}: {when} gaat niet door").format(**said), _("{who} zei de datum af.").format(who=by)
    for peer in _peers(meeting, by):
        notifications.tell(
            peer.member,
            NoticeKind.DATE,
            subject=f"peer-date:{meeting.pk}",
            title=title,
            url=reverse("discussions:peer_group", args=[group.pk]),
            why=why,
            host=group.host,
            lines=[why],
            button=_("Bekijk de andere data"),
        )


def tell_heir(seat: PeerSeat) -> None:
    """Nobody asked them whether they would lead the group."""
    why = _("Wie leidde, is hier weg. Jij zit er het langst. Wil je het niet? Laat dan ook iemand anders leiden.")
    title = _("Jij leidt nu {group}").format(group=seat.group.name)
    _tell(seat, f"peer-lead:{seat.pk}", title, reverse("discussions:peer_group", args=[seat.group_id]), why)


def tell_signed(meeting: PeerMeeting, by: Member) -> None:
    """Who was there may make a certificate: nobody opens the page of a date that was, to look."""
    for peer in _peers(meeting, by).filter(attendances__meeting=meeting, attendances__minutes__gt=0):
        _tell_of_list(peer, meeting, _("De presentielijst is getekend. Je kunt je bewijs van deelname maken."))


def tell_reopened(meeting: PeerMeeting, holders: Collection[int], by: Member) -> None:
    """Seats that hold a certificate hear that it counts no more, before they show it to their register; nobody else
    is told to make one of an open list."""
    notifications.withdraw(_subject(meeting))
    for peer in _peers(meeting, by).filter(pk__in=holders):
        _tell_of_list(peer, meeting, _("De presentielijst is heropend. Je bewijs van deelname geldt niet meer."))


def _peers(meeting: PeerMeeting, by: Member) -> models.QuerySet[PeerSeat]:
    return meeting.group.peers.filter(left_at=None).exclude(member=by).select_related("member__user", "group__host")


def _subject(meeting: PeerMeeting) -> str:
    return f"peer-list:{meeting.pk}"


def _tell_of_list(peer: PeerSeat, meeting: PeerMeeting, why: str) -> None:
    title = _("{group}: {when}").format(group=meeting.group.name, when=spoken.exact(meeting.starts_at))
    _tell(peer, _subject(meeting), title, reverse("discussions:peer_meeting", args=[meeting.pk]), why)


def _tell(peer: PeerSeat, subject: str, title: str, url: str, why: str) -> None:
    """What was told of it before goes."""
    notifications.forget(peer.member, NoticeKind.GROUP, subject)
    notifications.tell(
        peer.member, NoticeKind.GROUP, subject=subject, title=title, url=url, why=why, host=peer.group.host
    )
