"""From which seat a request looks at a discussion: a member's own, or a guest's by the key in its session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from poortgenoot.discussions import access
from poortgenoot.discussions.actions.seats import hash_of
from poortgenoot.discussions.models import Seat
from poortgenoot.members.models import Member

KEYS = "guest_seats"
"""Where a session keeps the keys of its guest seats, by the number of the discussion."""


class NoSeat(Exception):
    """A visitor who holds no key: the sign-in page asks who they are."""


def seat_of(member: Member | None, session: Mapping[str, Any], pk: int) -> Seat | None:
    """The seat from which this person sees discussion `pk`; None when there is none, or not any more."""
    if member is not None and (mine := _seat_of_member(member, pk)):
        return mine
    key = session.get(KEYS, {}).get(str(pk))
    return _seat_of_guest(key, pk) if key else None


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


def _seat_of_member(member: Member, pk: int) -> Seat | None:
    if not access.discussions_visible_to(member).filter(pk=pk).exists():
        return None
    return _with_table(Seat.objects.filter(member=member, discussion=pk, removed_at=None))


def _seat_of_guest(key: str, pk: int) -> Seat | None:
    """A guest who declared, and was not taken away; unconfirmed ones wait on their own page."""
    found = Seat.objects.filter(key_hash=hash_of(key), discussion=pk, member=None, removed_at=None)
    return _with_table(found.filter(declared_at__isnull=False, discussion__hidden_at=None))


def _with_table(seats: Any) -> Seat | None:
    return seats.select_related("discussion__facilitator", "discussion__host", "member").first()  # type: ignore[no-any-return]


def may_stay(seat_id: int) -> bool:
    """Whether an open page may go on seeing the table: asked at every hint that is about this seat."""
    seat = Seat.objects.select_related("discussion").filter(pk=seat_id).first()
    return seat is not None and seat.takes_part and seat.discussion.hidden_at is None
