"""The seat a call comes from: a member's own. Guests have no token; their seat is for a browser."""

from __future__ import annotations

from django.http import Http404

from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.seats import seat_of_member
from poortgenoot.members.models import Member


def fetch(member: Member, discussion_id: int) -> Seat:
    """The caller's seat at this table, asked for or taken: hidden equals missing."""
    if seat := seat_of_member(member, discussion_id):
        return seat
    raise Http404


def numbered(seat: Seat, number: int) -> Seat:
    """Another seat at the same table."""
    found = seat.discussion.seats.filter(number=number).select_related("discussion").first()
    if found is None:
        raise Http404
    return found
