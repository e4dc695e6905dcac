"""The table: at the door, waiting, running or closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from poortgenoot.core.access import Refused, TooMany, demand, public
from poortgenoot.discussions import parts, seating
from poortgenoot.discussions.access.seats import may_sit_as
from poortgenoot.discussions.models import Pace, Seat
from poortgenoot.discussions.queries.progress import progress_at
from poortgenoot.discussions.queries.seats import whys_of
from poortgenoot.discussions.queries.table import table_at
from poortgenoot.discussions.table_words import heard
from poortgenoot.notifications.queries import unread_at

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
            at = request.GET.get("bij", "")
            return show_part(request, seat, part_of(request), status, wrong=refused.why, wrong_at=at)

    return seated


@public
@require_GET
@from_seat
def room(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The table, or its doorstep; a doorstep that stays open asks by itself whether the door opened."""
    if request.headers.get("HX-Request"):
        is_over = seat.takes_part or seat.discussion.closed_at
        return HttpResponseClientRefresh() if is_over else HttpResponse(status=204)
    if not seat.takes_part:
        return render(request, "discussions/table/doorstep.html", doorstep(seat))
    return render(request, "discussions/table/room.html", context(seat, seen=_seen(seat)))


@public
@require_GET
@from_seat
def part(request: HttpRequest, seat: Seat, name: str = "mijn") -> HttpResponse:
    """What only this seat sees: its own weighing, its card, its turn, and the controls when it leads."""
    if name not in parts.PARTS or not seat.takes_part:
        raise Http404
    return show_part(request, seat, name)


def show_part(request: HttpRequest, seat: Seat, name: str, status: int = 200, **extra: object) -> HttpResponse:
    """One part; of the table no more is read than that part tells."""
    demand_seated(seat)
    at = progress_at(seat.discussion) if name in parts.FOR_ALIKE else table_at(seat.discussion)
    return render(request, parts.PARTS[name], parts.context(seat, at, **extra), status=status)


def context(seat: Seat, **extra: object) -> dict[str, object]:
    """For the whole page: the parts, and what everybody sees."""
    demand_seated(seat)
    table = table_at(seat.discussion)
    return parts.context(seat, table, heard=heard(table), **extra)


def demand_seated(seat: Seat) -> None:
    """Who was only asked, waits at the door or left sees nothing of the table, whatever they sent: `Refused`."""
    demand(seat.takes_part, _("Je zit niet (meer) aan deze tafel."))


def _seen(seat: Seat) -> str:
    """What the inbox told of a slow table, which whoever opens its page has seen; not what waits on another page."""
    if seat.member is None or seat.discussion.pace != Pace.SLOW:
        return ""
    return " ".join(unread_at(seat.member, reverse("discussions:room", args=[seat.discussion_id])))


def doorstep(seat: Seat) -> dict[str, object]:
    """What somebody sees who was asked and has not sat down, or who left: what it is about, not the case."""
    discussion = seat.discussion
    professions = may_sit_as(seat.member, discussion) if seat.member else ()
    why = whys_of(seat)
    return {"seat": seat, "discussion": discussion, "may_sit_as": professions, "method": discussion.method, "why": why}


def part_of(request: HttpRequest) -> str:
    """The part of the page that a form stands in."""
    name = request.GET.get("deel", "mijn")
    return name if name in parts.PARTS else "mijn"


def back(request: HttpRequest, seat: Seat) -> HttpResponse:
    """htmx gets the part that asked; a form without script gets the page again."""
    if request.headers.get("HX-Request"):
        return show_part(request, seating.of_request(request, seat.discussion_id), part_of(request))
    return redirect("discussions:room", seat.discussion_id)
