"""What was kept long enough, by its number."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from poortgenoot.discussions.models import Contribution, Discussion, PeerMeeting, RecordLine, Seat, Weighing


def closed(since: datetime) -> QuerySet[Discussion, int]:
    return Discussion.objects.filter(closed_at__lte=since).order_by("closed_at").values_list("pk", flat=True)


def falling_silent(since: datetime) -> QuerySet[Discussion, int]:
    """Silent since `since`, and nobody was warned in this silence."""
    return _silent(since).filter(Q(warned_at=None) | Q(warned_at__lte=since)).values_list("pk", flat=True)


def silent(since: datetime, warned: datetime) -> QuerySet[Discussion, int]:
    """Silent since `since`, and warned of it in this silence, by `warned` at the latest."""
    return _silent(since).filter(warned_at__gt=since, warned_at__lte=warned).values_list("pk", flat=True)


def _silent(since: datetime) -> QuerySet[Discussion]:
    """Open ones at which nobody sat, weighed or wrote after `since`, and which were not planned for later."""
    here = Seat.objects.filter(Q(seen_at__gt=since) | Q(taken_at__gt=since), discussion=OuterRef("pk"))
    weighed = Weighing.objects.filter(seat__discussion=OuterRef("pk"), changed_at__gt=since)
    said = Contribution.objects.filter(discussion=OuterRef("pk"), at__gt=since)
    lines = RecordLine.objects.filter(discussion=OuterRef("pk"), at__gt=since)
    quiet = Discussion.objects.filter(~Exists(here), ~Exists(weighed), ~Exists(said), ~Exists(lines), closed_at=None)
    later = Q(planned_at=None) | Q(planned_at__lte=since)
    return quiet.filter(later, made_at__lte=since)


def dates(since: datetime) -> QuerySet[PeerMeeting, int]:
    return PeerMeeting.objects.filter(starts_at__lte=since).values_list("pk", flat=True)
