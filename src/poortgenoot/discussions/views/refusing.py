"""What could not be kept: the part of the page again, every word in place, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.views.table import context, demand_seated, part_of, show_part
from poortgenoot.guard.actions import Unsettled
from poortgenoot.guard.engine import GuardBuilding, GuardDown
from poortgenoot.guard.findings import Finding

REFUSALS = (Unsettled, ValidationError, GuardBuilding, GuardDown)


def again(request: HttpRequest, seat: Seat, wrong: Exception) -> HttpResponse:
    """Answers 422. `stil` asks for what is wrong only: the page itself keeps what was typed.

    Raises `Refused` for who does not sit there: what is wrong with a form is found before who sent it is asked.
    """
    demand_seated(seat)
    left: Mapping[str, Sequence[Finding]] = getattr(wrong, "left", {})
    found = [finding for findings in left.values() for finding in findings]
    if "stil" in request.POST:
        said = {"findings": found, "why": said_of(wrong)}
        return render(request, "discussions/table/_found.html", said, status=422)
    shown: dict[str, object] = {"wrong": said_of(wrong), "sent": request.POST, "left": left, "sent_findings": found}
    if request.headers.get("HX-Request"):
        return show_part(request, seat, part_of(request), status=422, **shown)
    return render(request, "discussions/table/room.html", context(seat, **shown), status=422)


def said_of(wrong: Exception) -> str:
    if isinstance(wrong, ValidationError):
        return " ".join(message for message in wrong.messages if message) or _("Dit lukte niet. Probeer het opnieuw.")
    if isinstance(wrong, Unsettled):
        return _("In je tekst staat iets dat iemand kan weggeven. Schrijf het anders. Er is niets bewaard.")
    if isinstance(wrong, GuardBuilding):
        return _("De controle start nog op. Je tekst staat er nog: probeer het zo weer.")
    return _("De controle werkt nu niet, dus bewaren wacht even. Je tekst staat er nog.")
