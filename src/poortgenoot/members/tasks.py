"""What the worker does for this room."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.task(retry=3)
def mail_the_listed(host: int, by: int, asked: str) -> None:
    """A moderator uploaded a member list, or reminds it: mail everybody on it, however many they are."""
    from poortgenoot.members.actions.inviting import mail_listed

    mail_listed(host, by, asked)
