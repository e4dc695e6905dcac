"""Whether our keys open what was sealed: asked at the start and by `poortgenoot check`. It tells no value."""

from __future__ import annotations

from collections.abc import Iterator

from poortgenoot.discussions import sealing
from poortgenoot.discussions.models import Mark, Reflection, Weighing
from poortgenoot.discussions.weighers import owner_of


def misses_a_key() -> bool:
    """Whether the oldest or the newest box of a kind stays shut. A key that was another for a while in between is not
    found here, but on the page that shows what was sealed then."""
    return any(not _opens(box, place) for box, place in _boxes())


def _opens(box: bytes | memoryview, place: str) -> bool:
    try:
        sealing.demand_key(box, place=place)
    except sealing.Unopened:
        return False
    return True


def _boxes() -> Iterator[tuple[bytes | memoryview, str]]:
    for order in ("pk", "-pk"):
        for weighing in Weighing.objects.order_by(order)[:1]:
            yield weighing.box, sealing.place_of_seat(weighing.seat_id, weighing.step)
        for mark in Mark.objects.order_by(order)[:1]:
            yield mark.box, sealing.place_of_mark(mark.prepared_id, mark.gathering_id, owner_of(mark))
        for written in Reflection.objects.order_by(order)[:1]:
            yield written.box, sealing.place_of_reflection(written.seat_id)
