"""Slow tables whose term comes near or is over."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from poortgenoot.discussions import access
from poortgenoot.discussions.models import Discussion, Pace, Seat

BATCH = 500


def due(until: datetime, told: str) -> list[int]:
    """The slow tables with a step that ends before `until` (aware) and is not the one in their field `told`."""
    going = Discussion.objects.filter(pace=Pace.SLOW, step_ends_at__lte=until, closed_at=None, hidden_at=None)
    found = going.filter(paused_at=None).order_by("step_ends_at")[:BATCH]
    return [d.pk for d in found if d.step is not None and getattr(d, told) != d.step.key]


def members_at(discussion: Discussion) -> QuerySet[Seat]:
    """Who sits there and has an inbox."""
    return access.seats_at(discussion).filter(member__isnull=False).select_related("member__user")
