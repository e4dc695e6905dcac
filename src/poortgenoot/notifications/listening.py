"""What rooms to the left of this one have to tell: they do not know it."""

from __future__ import annotations

from poortgenoot.accounts.actions import address_changed
from poortgenoot.accounts.models import User
from poortgenoot.members import hooks
from poortgenoot.notifications.actions import inbox, tell
from poortgenoot.notifications.models import NoticeKind


def connect() -> None:
    """Called once, when the room is ready."""
    hooks.news.connect(_heard, dispatch_uid="news of hosts")
    address_changed.connect(_moved, dispatch_uid="another address")


def _moved(sender: object, user: User, old: str, **_signal: object) -> None:
    inbox.send_on(user.member, old, user.email)


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
