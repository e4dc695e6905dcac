"""What somebody weighed themselves: for the author's own page, and for nobody else's."""

from __future__ import annotations

from poortgenoot.discussions import sealing
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.models import Reflection, Seat, Weighing


def weighing_of(seat: Seat, step: str) -> tuple[Contents, Weighing | None]:
    """What `seat` kept in `step` until now, sealed or not. Call it only for the page of that very seat."""
    found = Weighing.objects.filter(seat=seat, step=step).first()
    if found is None:
        return Contents(), None
    return sealing.unseal(found.box, place=sealing.place_of_seat(seat.pk, step)), found


def weighings_of(seat: Seat) -> dict[str, Contents]:
    """All that `seat` kept, by step. Call it only for the pages and the export of whoever sits there."""
    rows = Weighing.objects.filter(seat=seat)
    return {row.step: sealing.unseal(row.box, place=sealing.place_of_seat(seat.pk, row.step)) for row in rows}


def reflection_of(seat: Seat) -> str:
    """What the member of `seat` wrote for itself; empty when nothing. Only for that very member."""
    found = Reflection.objects.filter(seat=seat).first()
    if found is None:
        return ""
    return sealing.unseal(found.box, place=sealing.place_of_reflection(seat.pk)).reason
