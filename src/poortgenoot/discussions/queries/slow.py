"""Slow tables whose term comes near or is over."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet

from poortgenoot.discussions.access.cases import recognises_nobody
from poortgenoot.discussions.access.seats import seats_at
from poortgenoot.discussions.models import Discussion, Pace, Seat

BATCH = 500


def due(until: datetime, told: str) -> list[int]:
    """The slow tables with a step that ends before `until` (aware), at a moment that is not the one in their field
    `told`."""
    going = Discussion.objects.filter(pace=Pace.SLOW, step_ends_at__lte=until, closed_at=None, hidden_at=None)
    untold = going.filter(paused_at=None).exclude(**{told: F("step_ends_at")})
    return list(untold.order_by("step_ends_at").values_list("pk", flat=True)[:BATCH])


def is_due(discussion: Discussion, until: datetime, told: str) -> bool:
    """Whether `discussion`, as it is now, is one of those that `due` finds."""
    ends = discussion.step_ends_at
    if discussion.step is None or ends is None or discussion.paused_at is not None or discussion.hidden_at is not None:
        return False
    return ends <= until and getattr(discussion, told) != ends


def members_at(discussion: Discussion) -> QuerySet[Seat]:
    """Who sits there, has an inbox and did not say that they recognise somebody."""
    hears = seats_at(discussion).filter(recognises_nobody(), member__isnull=False)
    return hears.select_related("member__user")
