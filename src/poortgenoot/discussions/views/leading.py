"""What the facilitator does: the steps and the clock."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from poortgenoot.core.access import public
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.views.table import back, from_seat

VERBS = {
    "begin": actions.start,
    "pauzeer": actions.pause,
    "ga-door": actions.resume,
    "meer-tijd": actions.add_time,
    "open": actions.reveal,
    "sluit": actions.close,
    "neem-over": actions.take_over,
}


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
    expects, to = request.POST.get("expects", ""), request.POST.get("to", "")
    if not expects.isdigit() or not to.isdigit():
        raise Http404
    actions.go_to(seat.discussion, int(to), by=seat, expects=int(expects))
    return back(request, seat)
