"""Weighing, judging and sealing from one's own seat."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from poortgenoot.core.access import public
from poortgenoot.discussions import actions, forms
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.views.refusing import REFUSALS, again
from poortgenoot.discussions.views.table import back, from_seat


@public
@require_POST
@from_seat
def weigh(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Saves as one goes; with `verzegel` in the form it seals as well."""
    step = request.POST.get("stap", "")
    keys = set(seat.discussion.factors.values_list("key", flat=True))
    try:
        actions.weigh(seat, step, forms.weighed(request.POST, keys))
        if "verzegel" in request.POST:
            actions.seal(seat, step)
    except REFUSALS as wrong:
        return again(request, seat, wrong)
    return HttpResponse(status=204) if "stil" in request.POST else back(request, seat)


@public
@require_POST
@from_seat
def judge(request: HttpRequest, seat: Seat) -> HttpResponse:
    step = request.POST.get("stap", "")
    try:
        actions.judge(seat, step, request.POST.get("oordeel", ""), request.POST.get("reden", ""))
        if "verzegel" in request.POST:
            actions.seal(seat, step)
    except REFUSALS as wrong:
        return again(request, seat, wrong)
    return HttpResponse(status=204) if "stil" in request.POST else back(request, seat)


@public
@require_POST
@from_seat
def seal(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        actions.seal(seat, request.POST.get("stap", ""))
    except ValidationError as wrong:
        return again(request, seat, wrong)
    return back(request, seat)


@public
@require_POST
@from_seat
def unseal(request: HttpRequest, seat: Seat) -> HttpResponse:
    actions.unseal(seat, request.POST.get("stap", ""))
    return back(request, seat)
