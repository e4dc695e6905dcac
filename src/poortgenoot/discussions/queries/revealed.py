"""What was revealed: sealed weighings of a step that the facilitator opened."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions import sealing
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.models import Discussion, Reveal, Seat, Weighing


def revealed(discussion: Discussion, step: str) -> list[tuple[Seat, Contents]] | None:
    """Each seat that had sealed with what it weighed, in the order of the seats; None before the reveal.

    A seat that was taken away later stays in what it weighed. What no key opens is there as `LOCKED`.
    """
    if not Reveal.objects.filter(discussion=discussion, step=step).exists():
        return None
    rows = Weighing.objects.filter(seat__discussion=discussion, step=step, sealed_at__isnull=False)
    return [
        (row.seat, sealing.peek(row.box, place=sealing.place_of_seat(row.seat_id, step)))
        for row in rows.select_related("seat").order_by("seat__number")
    ]


def sealed_seats(discussion: Discussion, step: str) -> set[int]:
    """The seats that have sealed in `step`: the one thing that others learn before the reveal."""
    return {row.seat_id for row in _sealed(discussion.pk, step)}


@prepared
def _sealed(discussion: int, step: str) -> QuerySet[Weighing]:
    return Weighing.objects.filter(seat__discussion=discussion, step=step, sealed_at__isnull=False).only("seat")
