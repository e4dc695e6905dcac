"""The table: at the door, waiting, running or closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from poortgenoot.core.access import Refused, TooMany, public
from poortgenoot.discussions import access, parts, seating
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.seats import whys_of
from poortgenoot.discussions.queries.table import table_at

type SeatView = Callable[..., HttpResponse]


def from_seat(view: SeatView) -> SeatView:
    """Give the view the seat that the request looks from: members and guests alike. Mark such a view `@public` too.

    What is refused stands in the part of the page that asked, when only a part was asked for.
    """

    @wraps(view)
    def seated(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
        try:
            seat = seating.of_request(request, pk)
        except seating.NoSeat:
            return seating.to_sign_in(request)
        try:
            return view(request, seat, **kwargs)
        except (Refused, TooMany) as refused:
            if not (request.headers.get("HX-Request") and refused.why and seat.takes_part):
                raise
            status = 403 if isinstance(refused, Refused) else 429
            return show_part(request, seat, part_of(request), status, wrong=refused.why)

    return seated


@public
@require_GET
@from_seat
def room(request: HttpRequest, seat: Seat) -> HttpResponse:
    if not seat.takes_part:
        return render(request, "discussions/table/doorstep.html", doorstep(seat))
    return render(request, "discussions/table/room.html", context(seat))


@public
@require_GET
@from_seat
def part(request: HttpRequest, seat: Seat, name: str = "mijn") -> HttpResponse:
    """What only this seat sees: its own weighing, its card, its turn, and the controls when it leads."""
    if name not in parts.PARTS or not seat.takes_part:
        raise Http404
    return show_part(request, seat, name)


def show_part(request: HttpRequest, seat: Seat, name: str, status: int = 200, **extra: object) -> HttpResponse:
    return render(request, parts.PARTS[name], context(seat, **extra), status=status)


def context(seat: Seat, **extra: object) -> dict[str, object]:
    """For the whole page: the parts, and what everybody sees."""
    return parts.context(seat, table_at(seat.discussion), **extra)


def doorstep(seat: Seat) -> dict[str, object]:
    """What somebody sees who was asked and has not sat down, or who left: what it is about, not the case."""
    discussion = seat.discussion
    may_sit_as = access.may_sit_as(seat.member, discussion) if seat.member else ()
    why = whys_of(seat)
    return {"seat": seat, "discussion": discussion, "may_sit_as": may_sit_as, "method": discussion.method, "why": why}


def part_of(request: HttpRequest) -> str:
    """The part of the page that a form stands in."""
    name = request.GET.get("deel", "mijn")
    return name if name in parts.PARTS else "mijn"


def back(request: HttpRequest, seat: Seat) -> HttpResponse:
    """htmx gets the part that asked; a form without script gets the page again."""
    if request.headers.get("HX-Request"):
        return show_part(request, seating.of_request(request, seat.discussion_id), part_of(request))
    return redirect("discussions:room", seat.discussion_id)
