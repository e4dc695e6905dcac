"""Speaking, writing and choosing factors from one's own seat."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from poortgenoot.core.access import public
from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.models import Contribution, Factor, Seat, Turn
from poortgenoot.discussions.views.refusing import REFUSALS, again
from poortgenoot.discussions.views.table import back, from_seat


@public
@require_POST
@from_seat
def take_turn(request: HttpRequest, seat: Seat) -> HttpResponse:
    turn = _one(seat.discussion.turns.select_related("discussion", "seat"), request.POST.get("turn", ""))
    state = request.POST.get("state", "")
    if not isinstance(turn, Turn) or state not in Turn.State.values:
        raise Http404
    actions.take_turn(turn, Turn.State(state), by=seat)
    return back(request, seat)


@public
@require_POST
@from_seat
def contribute(request: HttpRequest, seat: Seat) -> HttpResponse:
    """A question, a thought, or the bringer's answer to a question."""
    answers: Contribution | None = None
    if number := request.POST.get("answers", ""):
        found = _one(seat.discussion.contributions.all(), number)
        if not isinstance(found, Contribution):
            raise Http404
        answers = found
    try:
        key = _key(request.POST.get("key", ""))
        actions.contribute(seat.discussion, request.POST.get("text", ""), key, by=seat, answers=answers)
    except REFUSALS as wrong:
        return again(request, seat, wrong)
    return back(request, seat)


@public
@require_POST
@from_seat
def add_factor(request: HttpRequest, seat: Seat) -> HttpResponse:
    group, title = request.POST.get("group", ""), request.POST.get("title", "").strip()
    try:
        if title and group in list(FactorGroup):
            actions.add_factor(seat.discussion, title, FactorGroup(group), by=seat)
        else:
            actions.choose_factor(seat.discussion, request.POST.get("key", ""), by=seat)
    except REFUSALS as wrong:
        return again(request, seat, wrong)
    return back(request, seat)


@public
@require_POST
@from_seat
def remove_factor(request: HttpRequest, seat: Seat, factor: int) -> HttpResponse:
    """One that is gone already is gone."""
    found = seat.discussion.factors.select_related("discussion").filter(pk=factor).first()
    if isinstance(found, Factor):
        actions.remove_factor(found, by=seat)
    return back(request, seat)


@public
@require_POST
@from_seat
def leave(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Up from the table; the door stays open. A guest reads that they may close the page."""
    actions.leave(seat)
    if seat.is_guest:
        return render(request, "discussions/table/guest_left.html")
    return redirect("discussions:room", seat.discussion_id)


def _one(rows: object, number: str) -> object:
    return rows.filter(pk=number).first() if number.isascii() and number.isdigit() and len(number) < 18 else None  # type: ignore[attr-defined]


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as wrong:
        raise ValidationError("") from wrong
