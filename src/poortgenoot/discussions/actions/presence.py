"""Signs of life of open pages. No ledger line: being there is not something that was done."""

from __future__ import annotations

from django.db import transaction

from poortgenoot.core import clock
from poortgenoot.discussions.actions.hearing import tell_people
from poortgenoot.discussions.models import Seat


@transaction.atomic
def come(seat_id: int) -> None:
    """A page of this seat opened."""
    Seat.objects.filter(pk=seat_id).update(seen_at=clock.now(), gone_at=None)
    tell_people(seat_id)


def sign(seat_id: int) -> bool:
    """A page of this seat is still open. Whether it still has its place: a hint may be lost with a connection."""
    there = Seat.objects.filter(pk=seat_id, left_at=None, removed_at=None, discussion__hidden_at=None)
    return there.update(seen_at=clock.now()) == 1


@transaction.atomic
def go(seat_id: int) -> None:
    """A page of this seat closed; another one may still be open, and signs again soon."""
    Seat.objects.filter(pk=seat_id).update(gone_at=clock.now())
    tell_people(seat_id)
