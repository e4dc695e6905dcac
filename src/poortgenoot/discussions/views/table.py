"""The table: at the door, waiting, running or closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from poortgenoot.core.access import public
from poortgenoot.discussions import live, seating
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.mine import mine_of
from poortgenoot.discussions.queries.table import table_of

type SeatView = Callable[..., HttpResponse]


def from_seat(view: SeatView) -> SeatView:
    """Give the view the seat that the request looks from: members and guests alike. Mark such a view `@public` too."""

    @wraps(view)
    def seated(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
        try:
            return view(request, seating.of_request(request, pk), **kwargs)
        except seating.NoSeat:
            return seating.to_sign_in(request)

    return seated


@public
@require_GET
@from_seat
def room(request: HttpRequest, seat: Seat) -> HttpResponse:
    if not seat.takes_part:
        return render(request, "discussions/table/doorstep.html", {"seat": seat, "discussion": seat.discussion})
    return render(request, "discussions/table/room.html", context(seat))


@public
@require_GET
@from_seat
def mine(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What only this seat sees: its own weighing, its card, its turn, and the controls when it leads."""
    return show_mine(request, seat)


def show_mine(request: HttpRequest, seat: Seat, status: int = 200, **extra: object) -> HttpResponse:
    return render(request, "discussions/table/_mine.html", context(seat) | extra, status=status)


def context(seat: Seat) -> dict[str, object]:
    table = table_of(seat.discussion_id)
    return {
        "table": table,
        "discussion": table.discussion,
        "seat": seat,
        "mine": mine_of(seat, table),
        "audience": live.SEATS,
    }


def back(request: HttpRequest, seat: Seat) -> HttpResponse:
    """htmx gets the part that is one's own; a form without script gets the page again."""
    if request.headers.get("HX-Request"):
        return show_mine(request, seat)
    return redirect("discussions:room", seat.discussion_id)
