"""*Uitleg voor de werknemer*: written together, measured while one types, printed for the employee."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from poortgenoot.core import tallies
from poortgenoot.core.access import demand, public
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import readability
from poortgenoot.discussions.access.records import can_read_record, can_write_record
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.forms.record import ExplanationForm
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.papers.explanation import sheet_of
from poortgenoot.discussions.queries.records import explanation_of
from poortgenoot.discussions.views.table import from_seat
from poortgenoot.guard import views as guard


@public
@require_http_methods(["GET", "HEAD", "POST"])
@from_seat
def explanation(request: HttpRequest, seat: Seat) -> HttpResponse:
    _demand_open(seat)
    kept = explanation_of(seat.discussion)
    may_write = can_write_record(seat, seat.discussion)
    start = kept.text if kept else ""
    form = ExplanationForm(request.POST or None, seat=seat, initial={"text": start, "began_with": start})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if form.run(lambda: explain(seat, said["text"], began_with=said["began_with"])):
            messages.success(request, _("De uitleg is bewaard. Iedereen aan tafel kan hem lezen."), draft_of(seat))
            return redirect("discussions:explanation", seat.discussion_id)
        if form.overtaken and (kept := explanation_of(seat.discussion)):
            form.carry("began_with", kept.text)
    context = {
        "discussion": seat.discussion,
        "seat": seat,
        "explanation": kept,
        "form": form if may_write else None,
        "draft": draft_of(seat),
        "reading": readability.read(form["text"].value() or ""),
    }
    return render(request, "discussions/record/explanation.html", context, status=422 if form.errors else 200)


@public
@require_POST
@from_seat
def reading(request: HttpRequest, seat: Seat) -> HttpResponse:
    """How the text reads that somebody is typing: judged and forgotten, nothing of it is written or logged."""
    _demand_open(seat)
    too_many = _("Even rustig aan. Over een minuut meten we weer.")
    tallies.count("guard", f"seat-{seat.pk}", per="minute", limit=LIMITS.guard_checks_per_minute, why=too_many)
    found = readability.read(request.POST.get("text", "")[: LIMITS.text_length])
    return render(request, "discussions/record/_reading.html", {"reading": found})


@public
@require_POST
@from_seat
def check(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The guard's look while a guest types: at the table only, and no more often than for a member."""
    demand(seat.takes_part or can_read_record(seat, seat.discussion))
    return guard.findings_for(request, f"seat-{seat.pk}")


@public
@require_safe
@from_seat
def sheet(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The explanation on paper, without the case and without who wrote it."""
    _demand_open(seat)
    kept = explanation_of(seat.discussion)
    demand(kept is not None, _("Er is nog geen uitleg geschreven."))
    assert kept is not None
    headers = {"Content-Disposition": 'inline; filename="uitleg.pdf"'}
    return HttpResponse(sheet_of(kept.text), content_type="application/pdf", headers=headers)


def _demand_open(seat: Seat) -> None:
    why = _("De uitleg gaat open in de stap waarin jullie vastleggen.")
    demand(can_read_record(seat, seat.discussion), why)


def draft_of(seat: Seat) -> str:
    """The name of the draft that the browser keeps."""
    return f"uitleg-{seat.discussion_id}"
