"""Signs of life of open pages. No ledger line: being there is not something that was done."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.discussions.actions.hearing import tell_people
from poortgenoot.discussions.models import Seat


def come(seat_id: int) -> bool:
    """A page of this seat opened. Whether it has its place still: it may have been taken away a moment ago."""
    has_its_place = _still_there(seat_id).update(seen_at=clock.now(), gone_at=None) == 1
    if has_its_place:
        tell_people(seat_id)
    return has_its_place


def sign(seat_id: int) -> bool:
    """A page of this seat is still open. Whether it has its place still: a hint may be lost with a connection."""
    return _still_there(seat_id).update(seen_at=clock.now()) == 1


def _still_there(seat_id: int) -> QuerySet[Seat]:
    return Seat.objects.filter(pk=seat_id, left_at=None, removed_at=None, discussion__hidden_at=None)


def go(seat_id: int) -> None:
    """A page of this seat closed; another one may still be open, and signs again soon."""
    Seat.objects.filter(pk=seat_id).update(gone_at=clock.now())
    tell_people(seat_id)
