"""Where rooms to the right of this one hang in: this room sends, and knows nobody who listens.

Signals are sent inside the transaction of the change, so what a listener writes stands or falls with it.
"""

from __future__ import annotations

from dataclasses import dataclass

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
