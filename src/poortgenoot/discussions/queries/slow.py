"""Slow tables whose term comes near or is over."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from django.db.models import QuerySet

from poortgenoot.discussions import access
from poortgenoot.discussions.models import Discussion, Pace, Seat

BATCH = 500


def due(until: datetime, told: str) -> list[int]:
    """The slow tables with a step that ends before `until` (aware) and is not the one in their field `told`."""
    going = Discussion.objects.filter(pace=Pace.SLOW, step_ends_at__lte=until, closed_at=None, hidden_at=None)
    found = going.filter(paused_at=None).order_by("step_ends_at").iterator(BATCH)
    return list(islice((d.pk for d in found if is_due(d, until, told)), BATCH))


def is_due(discussion: Discussion, until: datetime, told: str) -> bool:
    """Whether `discussion`, as it is now, is one of those that `due` finds."""
    ends, step = discussion.step_ends_at, discussion.step
    if step is None or ends is None or discussion.paused_at is not None or discussion.hidden_at is not None:
        return False
    return ends <= until and getattr(discussion, told) != step.key


def members_at(discussion: Discussion) -> QuerySet[Seat]:
    """Who sits there and has an inbox."""
    return access.seats_at(discussion).filter(member__isnull=False).select_related("member__user")
