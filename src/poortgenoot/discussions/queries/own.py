"""What somebody weighed themselves: for the author's own page, and for nobody else's."""

from __future__ import annotations

from poortgenoot.discussions import sealing
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.models import Seat, Weighing


def weighing_of(seat: Seat, step: str) -> tuple[Contents, Weighing | None]:
    """What `seat` kept in `step` until now, sealed or not. Call it only for the page of that very seat."""
    found = Weighing.objects.filter(seat=seat, step=step).first()
    if found is None:
        return Contents(), None
    return sealing.unseal(found.box, place=sealing.place_of_seat(seat.pk, step)), found
