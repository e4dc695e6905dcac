"""Seats with the table they stand at."""

from __future__ import annotations

from poortgenoot.discussions import access
from poortgenoot.discussions.actions.seats import hash_of
from poortgenoot.discussions.models import Seat
from poortgenoot.members.models import Member


def seat_of_member(member: Member, pk: int) -> Seat | None:
    """The seat of `member` at discussion `pk`, while they may see it."""
    if not access.discussions_visible_to(member).filter(pk=pk).exists():
        return None
    return _with_table(member=member, discussion=pk)


def seat_of_guest(key: str, pk: int) -> Seat | None:
    """The seat of a guest who declared in the browser that holds `key`, and was not taken away.

    Unconfirmed ones are among them: they wait on a page of their own.
    """
    hashed = hash_of(key)
    return _with_table(
        key_hash=hashed, discussion=pk, member=None, declared_at__isnull=False, discussion__hidden_at=None
    )


def seat_with_table(pk: int) -> Seat | None:
    """Seat `pk` unless it was taken away."""
    return _with_table(pk=pk)


def _with_table(**which: object) -> Seat | None:
    seats = Seat.objects.filter(removed_at=None, **which)
    return seats.select_related("discussion__facilitator", "discussion__host", "member").first()
