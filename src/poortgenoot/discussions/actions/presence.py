"""Signs of life of open pages. No ledger line: being there is not something that was done."""

from __future__ import annotations

from poortgenoot.core import clock
from poortgenoot.discussions.access.leading import is_away
from poortgenoot.discussions.access.seats import seats_that_stay
from poortgenoot.discussions.actions.hearing import tell_people
from poortgenoot.discussions.models import Seat


def come(seat_id: int) -> bool:
    """A page of this seat opened. Whether it has its place still: it may have been taken away a moment ago."""
    has_its_place = seats_that_stay().filter(pk=seat_id).update(seen_at=clock.now(), gone_at=None) == 1
    if has_its_place:
        tell_people(seat_id)
    return has_its_place


def sign(seat_id: int) -> bool:
    """A page of this seat is still open. Whether it has its place still: a hint may be lost with a connection."""
    return seats_that_stay().filter(pk=seat_id).update(seen_at=clock.now()) == 1


def act(seat: Seat) -> None:
    """Who does something is there, also without an open page that signs: without script, or by program. Call it inside
    the transaction; `seat` is as it is now."""
    if is_away(seat):
        Seat.objects.filter(pk=seat.pk).update(seen_at=clock.now())


def go(seat_id: int) -> None:
    """A page of this seat closed; another one may still be open, and signs again soon."""
    Seat.objects.filter(pk=seat_id).update(gone_at=clock.now())
    tell_people(seat_id)
