"""Weighing, judging and sealing from one's own seat."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from poortgenoot.core.access import public
from poortgenoot.discussions import actions
from poortgenoot.discussions.forms import weighing as forms
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.views.refusing import REFUSALS, again
from poortgenoot.discussions.views.table import back, from_seat


@public
@require_POST
@from_seat
def weigh(request: HttpRequest, seat: Seat) -> HttpResponse:
    keys = set(seat.discussion.factors.values_list("key", flat=True))
    return _keep(request, seat, lambda step: actions.weigh(seat, step, forms.weighed(request.POST, keys)))


@public
@require_POST
@from_seat
def judge(request: HttpRequest, seat: Seat) -> HttpResponse:
    verdict, reason = request.POST.get("oordeel", ""), request.POST.get("reden", "")
    return _keep(request, seat, lambda step: actions.judge(seat, step, verdict, reason))


def _keep(request: HttpRequest, seat: Seat, keep: Callable[[str], None]) -> HttpResponse:
    """Saves as one goes (`stil`: without an answer); with `verzegel` in the form it seals as well."""
    step = request.POST.get("stap", "")
    try:
        keep(step)
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
