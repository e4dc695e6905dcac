"""What somebody weighed themselves: for the author's own page, and for nobody else's."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions import sealing
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.models import Reflection, Seat, Weighing


def weighing_of(seat: Seat, step: str) -> tuple[Contents, Weighing | None]:
    """What `seat` kept in `step` until now, sealed or not. Call it only for the page of that very seat."""
    found = row_of.first(seat.pk, step)
    if found is None:
        return Contents(), None
    return sealing.peek(found.box, place=sealing.place_of_seat(seat.pk, step)), found


@prepared
def row_of(seat: int, step: str) -> QuerySet[Weighing]:
    """The sealed or open envelope of a seat, as it is kept: nothing in it can be read."""
    return Weighing.objects.filter(seat=seat, step=step)


def weighings_of(seats: Collection[Seat]) -> dict[int, dict[str, Contents]]:
    """All that each of `seats` kept, by seat and step. Call it only for the pages and the export of who sits there."""
    found: dict[int, dict[str, Contents]] = {seat.pk: {} for seat in seats}
    for row in Weighing.objects.filter(seat__in=seats):
        place = sealing.place_of_seat(row.seat_id, row.step)
        found[row.seat_id][row.step] = sealing.peek(row.box, place=place)
    return found


def reflections_of(seats: Collection[Seat]) -> dict[int, Contents]:
    """What the member of `seats` wrote for itself, as `reason`, by seat. Only for that very member."""
    rows = Reflection.objects.filter(seat__in=seats)
    return {row.seat_id: sealing.peek(row.box, place=sealing.place_of_reflection(row.seat_id)) for row in rows}
