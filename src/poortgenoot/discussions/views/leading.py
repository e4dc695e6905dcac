"""What the facilitator does: the steps, the clock, who sits where."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot.core import qr
from poortgenoot.core.access import demand, public
from poortgenoot.core.numbers import SMALL, number_in
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.views.table import back, from_seat
from poortgenoot.notifications.links import absolute

VERBS = {
    "begin": actions.start,
    "pauzeer": actions.pause,
    "ga-door": actions.resume,
    "meer-tijd": actions.add_time,
    "open": actions.reveal,
    "sluit": actions.close,
    "neem-over": actions.take_over,
}
OF_A_SEAT = {"laat-binnen": actions.confirm_guest, "haal-weg": actions.remove}


@public
@require_POST
@from_seat
def lead(request: HttpRequest, seat: Seat, verb: str) -> HttpResponse:
    if verb not in VERBS:
        raise Http404
    VERBS[verb](seat.discussion, by=seat)
    return back(request, seat)


@public
@require_POST
@from_seat
def go_to(request: HttpRequest, seat: Seat) -> HttpResponse:
    """To the next step or the one before; `expects` is where the page stood, so that two presses move one step."""
    expects, to = (number_in(request.POST.get(name, ""), most=SMALL) for name in ("expects", "to"))
    if expects is None or to is None:
        raise Http404
    actions.go_to(seat.discussion, to, by=seat, expects=expects)
    return back(request, seat)


@public
@require_POST
@from_seat
def change_seat(request: HttpRequest, seat: Seat, number: int, verb: str) -> HttpResponse:
    """Let a guest in, or take somebody from the table."""
    if verb not in OF_A_SEAT:
        raise Http404
    OF_A_SEAT[verb](_seat_numbered(seat, str(number)), by=seat)
    return back(request, seat)


@public
@require_POST
@from_seat
def remove(request: HttpRequest, seat: Seat) -> HttpResponse:
    actions.remove(_picked(seat, request.POST.get("who", "")), by=seat)
    return back(request, seat)


@public
@require_POST
@from_seat
def hand_over(request: HttpRequest, seat: Seat) -> HttpResponse:
    actions.hand_over(seat.discussion, _picked(seat, request.POST.get("to", "")), by=seat)
    return back(request, seat)


@public
@require_POST
@from_seat
def invite_guest(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The link for one guest, shown this once: nobody can look it up later."""
    _guest, key = actions.invite_guest(seat.discussion, by=seat)
    address = absolute(reverse("discussions:guest", args=[key]))
    context = {"discussion": seat.discussion, "address": address, "qr": qr.for_page(address)}
    return render(request, "discussions/table/guest_link.html", context)


def _picked(seat: Seat, number: str) -> Seat:
    """The seat that was picked from a list; who pressed before picking reads so, where they pressed."""
    demand(number != "", _("Kies eerst wie. Er is niets veranderd."))
    return _seat_numbered(seat, number)


def _seat_numbered(seat: Seat, number: str) -> Seat:
    found = seat.discussion.seats.filter(number=number_in(number, most=SMALL) or 0).first()
    if found is None:
        raise Http404
    return found
