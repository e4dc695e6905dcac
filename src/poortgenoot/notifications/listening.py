"""What the members' room has to tell: it stands to the left of this room and does not know it."""

from __future__ import annotations

from poortgenoot.members import hooks
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import NoticeKind


def connect() -> None:
    """Called once, when the room is ready."""
    hooks.news.connect(_heard, dispatch_uid="news of hosts")


def _heard(sender: object, news: hooks.News, **_signal: object) -> None:
    tell(
        news.member,
        NoticeKind.HOST,
        subject=news.subject,
        title=news.title,
        url=news.url,
        why=news.why,
        host=news.host,
    )
