"""From which seat a request looks at a discussion: a member's own, or a guest's by the key in its session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from poortgenoot.discussions.access.seats import seats_that_stay
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries import seats
from poortgenoot.members.models import Member

KEYS = "guest_seats"
"""Where a session keeps the keys of its guest seats, by the number of the discussion."""


class NoSeat(Exception):
    """A visitor who holds no key: the sign-in page asks who they are."""


def seat_of(member: Member | None, session: Mapping[str, Any], pk: int) -> Seat | None:
    """The seat from which this person sees discussion `pk`; None when there is none, or not any more."""
    if member is not None and (mine := seats.seat_of_member(member, pk)):
        return mine
    key = session.get(KEYS, {}).get(str(pk))
    return seats.seat_of_guest(key, pk) if key else None


def of_request(request: HttpRequest, pk: int) -> Seat:
    """The seat of a request. Hidden equals missing: 404 for a member without one; `NoSeat` for a visitor."""
    member: Member | None = getattr(request, "member", None)
    if seat := seat_of(member, request.session, pk):
        return seat
    if member is None:
        raise NoSeat
    raise Http404


def to_sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('accounts:sign_in')}?next={request.path}")


def may_stay(seat_id: int) -> bool:
    """Whether an open page may go on seeing the table: asked at every hint that is about this seat."""
    return seats_that_stay().filter(pk=seat_id).exists()
