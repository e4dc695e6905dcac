"""Weighing, judging and sealing from one's own seat."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot.core.access import public
from poortgenoot.discussions import actions, forms
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.views.table import back, context, from_seat, show_mine
from poortgenoot.guard.actions import Unsettled
from poortgenoot.guard.engine import GuardBuilding, GuardDown


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
    except (Unsettled, ValidationError, GuardBuilding, GuardDown) as wrong:
        return _again(request, seat, wrong)
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
    except (Unsettled, ValidationError, GuardBuilding, GuardDown) as wrong:
        return _again(request, seat, wrong)
    return back(request, seat)


@public
@require_POST
@from_seat
def seal(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        actions.seal(seat, request.POST.get("stap", ""))
    except ValidationError as wrong:
        return _again(request, seat, wrong)
    return back(request, seat)


@public
@require_POST
@from_seat
def unseal(request: HttpRequest, seat: Seat) -> HttpResponse:
    actions.unseal(seat, request.POST.get("stap", ""))
    return back(request, seat)


def _again(request: HttpRequest, seat: Seat, wrong: Exception) -> HttpResponse:
    """The form with every word in place, and what is wrong."""
    said = {"wrong": _said(wrong), "sent": request.POST, "left": getattr(wrong, "left", {})}
    if request.headers.get("HX-Request"):
        return show_mine(request, seat, status=422, **said)
    return render(request, "discussions/table/room.html", context(seat) | said, status=422)


def _said(wrong: Exception) -> str:
    if isinstance(wrong, ValidationError):
        return " ".join(wrong.messages)
    if isinstance(wrong, Unsettled):
        return _("In je tekst staat iets dat iemand kan weggeven. Schrijf het anders. Er is niets bewaard.")
    if isinstance(wrong, GuardBuilding):
        return _("De controle start nog op. Je tekst staat er nog: probeer het zo weer.")
    return _("De controle werkt nu niet, dus bewaren wacht even. Je tekst staat er nog.")
