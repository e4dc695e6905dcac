"""Weighing, judging and sealing from one's own seat."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from poortgenoot.core.access import Refused, public
from poortgenoot.discussions import actions
from poortgenoot.discussions.forms import weighing as forms
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.laid import factors_of
from poortgenoot.discussions.views.refusing import REFUSALS, again
from poortgenoot.discussions.views.table import back, from_seat, part_of, show_part


@public
@require_POST
@from_seat
def weigh(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Saves as one goes (`stil`: without an answer, 205 for a page that is behind the table); with `verzegel` in the
    form it seals as well."""
    keys = {factor.key for factor in factors_of(seat.discussion_id)}
    changes, untouched = forms.weighed(request.POST, keys), forms.untouched(request.POST, keys)
    keep = actions.weigh_and_seal if "verzegel" in request.POST else actions.weigh
    return _done(request, seat, lambda step: keep(seat, step, changes, untouched))


@public
@require_POST
@from_seat
def judge(request: HttpRequest, seat: Seat) -> HttpResponse:
    """As `weigh`."""
    verdict, reason = request.POST.get("oordeel"), request.POST.get("reden")
    keep = actions.judge_and_seal if "verzegel" in request.POST else actions.judge
    return _done(request, seat, lambda step: keep(seat, step, verdict, reason))


@public
@require_POST
@from_seat
def seal(request: HttpRequest, seat: Seat) -> HttpResponse:
    return _done(request, seat, lambda step: actions.seal(seat, step))


@public
@require_POST
@from_seat
def unseal(request: HttpRequest, seat: Seat) -> HttpResponse:
    return _done(request, seat, lambda step: actions.unseal(seat, step))


def _done(request: HttpRequest, seat: Seat, act: Callable[[str], None]) -> HttpResponse:
    try:
        act(request.POST.get("stap", ""))
    except REFUSALS as wrong:
        return again(request, seat, wrong)
    except Refused:
        if "stil" in request.POST and seat.takes_part:
            return HttpResponse(status=HTTPStatus.RESET_CONTENT)
        raise
    if "stil" in request.POST:
        return HttpResponse(status=204)
    if request.headers.get("HX-Request"):
        return show_part(request, seat, part_of(request), lands_here=True)
    return back(request, seat)
