"""Speaking, writing and choosing factors from one's own seat."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot.core.access import public
from poortgenoot.core.numbers import number_in
from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.models import Contribution, Factor, Seat, Turn
from poortgenoot.discussions.views.refusing import REFUSALS, again
from poortgenoot.discussions.views.table import back, from_seat, part_of, show_part


@public
@require_POST
@from_seat
def take_turn(request: HttpRequest, seat: Seat) -> HttpResponse:
    turn = _one(seat.discussion.turns.select_related("discussion", "seat"), request.POST.get("turn", ""))
    state = request.POST.get("state", "")
    if state not in Turn.State.values:
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
        answers = _one(seat.discussion.contributions.all(), number)
    try:
        key = _key(request.POST.get("key", ""))
        actions.contribute(seat.discussion, request.POST.get("text", ""), key, by=seat, answers=answers)
    except REFUSALS as wrong:
        return again(request, seat, wrong)
    if request.headers.get("HX-Request"):
        return show_part(request, seat, part_of(request), written=True)
    return back(request, seat)


@public
@require_POST
@from_seat
def add_factor(request: HttpRequest, seat: Seat) -> HttpResponse:
    group, title, key = (request.POST.get(name, "").strip() for name in ("group", "title", "key"))
    try:
        if not (title or key):
            raise ValidationError(_("Kies een factor uit de lijst, of schrijf er zelf een."))
        if title and group in list(FactorGroup):
            actions.add_factor(seat.discussion, title, FactorGroup(group), by=seat)
        else:
            actions.choose_factor(seat.discussion, key, by=seat)
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


def _one[Row: Turn | Contribution](rows: QuerySet[Row], number: str) -> Row:
    return get_object_or_404(rows, pk=number_in(number) or 0)


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as wrong:
        raise ValidationError("") from wrong
