"""The count beside the bell, asked for only where a page shows it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from poortgenoot.notifications import queries


def bell(request: HttpRequest) -> dict[str, object]:
    member = getattr(request, "member", None)
    if member is None:
        return {}
    return {"unread_count": SimpleLazyObject(lambda: queries.unread_count(member))}
