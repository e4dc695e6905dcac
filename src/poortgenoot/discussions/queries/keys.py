"""Whether our keys open what was sealed: asked at the start and by `poortgenoot check`. It tells no value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.db.models import BinaryField, QuerySet
from django.db.models.functions import Length, Substr

from poortgenoot.discussions import sealing
from poortgenoot.discussions.models import Mark, Reflection, Weighing
from poortgenoot.discussions.weighers import owner_of

type Sealed = Weighing | Mark | Reflection


def shut_boxes() -> int:
    """How many boxes were made with a key that we do not have.

    Exact, and cheap: the database reads the first bytes of each box, where the name of its key stands. Only boxes of
    before keys had names are tried, one by one.
    """
    return sum(_of_other_keys(model) for model in (Weighing, Mark, Reflection)) + sum(1 for _box in _shut_of_before())


def _of_other_keys(model: type[Sealed]) -> int:
    name = Substr("box", 1, sealing.NAME_BYTES, output_field=BinaryField())
    named = model._default_manager.alias(size=Length("box"), name=name).filter(size__in=sealing.NAMED)
    return named.exclude(name__in=sealing.our_names()).count()


def _shut_of_before() -> Iterator[str]:
    """The places of boxes without a name that stay shut."""
    for weighing in _nameless(Weighing):
        yield from _shut(weighing.box, sealing.place_of_seat(weighing.seat_id, weighing.step))
    for mark in _nameless(Mark):
        yield from _shut(mark.box, sealing.place_of_mark(mark.prepared_id, mark.gathering_id, owner_of(mark)))
    for written in _nameless(Reflection):
        yield from _shut(written.box, sealing.place_of_reflection(written.seat_id))


def _nameless[Box: Sealed](model: type[Box]) -> Iterator[Box]:
    found = model._default_manager.alias(size=Length("box")).exclude(size__in=sealing.NAMED)
    return cast(QuerySet[Box], found).iterator(100)


def _shut(box: bytes | memoryview, place: str) -> Iterator[str]:
    try:
        sealing.demand_key(box, place=place)
    except sealing.Unopened:
        yield place
