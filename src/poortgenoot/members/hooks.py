"""Where rooms to the right of this one hang in: this room sends, and knows nobody who listens.

Signals are sent inside the transaction of the change, so what a listener writes stands or falls with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.dispatch import Signal

from poortgenoot.members.models import Host, Member

changed = Signal()
"""`member`: something about this member changed (profile, membership, vouch, erasure)."""

news = Signal()
"""`news`: a `News` that one member should hear."""


@dataclass(frozen=True, slots=True)
class News:
    """What a member should hear about a host. `subject` makes it heard once."""

    member: Member
    subject: str
    title: str
    url: str
    why: str = ""
    host: Host | None = None


def tell(news_item: News) -> None:
    news.send(Member, news=news_item)


Meeting = Callable[[Member], Q]

_meetings: list[Meeting] = []


def register_meeting(met: Meeting) -> None:
    """Let `met(viewer)` tell, as a condition on members, whom `viewer` met: their profile opens, nothing more."""
    if met not in _meetings:
        _meetings.append(met)


def met_by(viewer: Member) -> Q:
    """Everybody whom a room says `viewer` met."""
    found = Q(pk__in=())
    for met in _meetings:
        found |= met(viewer)
    return found
