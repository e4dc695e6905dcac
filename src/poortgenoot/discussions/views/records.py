"""The record of a discussion: its lines, their order, and who finds themselves in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from poortgenoot.core.access import demand, public
from poortgenoot.discussions import access
from poortgenoot.discussions.actions import records as actions
from poortgenoot.discussions.forms.record import ConsentForm, LineForm
from poortgenoot.discussions.models import RecordLine, Seat
from poortgenoot.discussions.queries import records as queries
from poortgenoot.discussions.views.table import from_seat

STEPS = {"omhoog": -1, "omlaag": 1}


@public
@require_safe
@from_seat
def record(request: HttpRequest, seat: Seat) -> HttpResponse:
    return show(request, seat)


@public
@require_safe
@from_seat
def record_now(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What an open page puts in place when others changed something. `version`: of the record that it shows; `leeg`: it
    shows none yet, and fetches itself anew at the first line."""
    found = _read(seat)
    if "leeg" in request.GET and not found.is_empty:
        return HttpResponseClientRefresh()
    changed = request.GET.get("version", "") not in {"", str(seat.discussion.record_version)}
    fresh = ConsentForm(seat=seat, initial={"version": seat.discussion.record_version})
    context = _context(seat) | {"record": found, "consent_form": fresh, "changed": changed}
    return render(request, "discussions/record/_now.html", context)


@public
@require_POST
@from_seat
def write(request: HttpRequest, seat: Seat, kind: str) -> HttpResponse:
    """A new line of one part of the record."""
    if kind not in RecordLine.Kind.values:
        raise Http404
    found = _read(seat)
    form = _line_form(found, request.POST, kind, kind)
    if form.is_valid():
        kept = form.run(lambda: actions.write_line(seat, kind, **_said(form), key=_key(form)))
        if kept:
            return _back(seat, kind)
    return show(request, seat, status=422, forms={kind: form})


@public
@require_POST
@from_seat
def change(request: HttpRequest, seat: Seat, line_pk: int) -> HttpResponse:
    line = _line(seat, line_pk)
    form = _line_form(_read(seat), request.POST, f"regel-{line.pk}", line.kind)
    if form.is_valid():
        kept = form.run(lambda: actions.change_line(line, **_said(form), by=seat))
        if kept:
            return _back(seat, line.kind)
    return render(request, "discussions/record/line.html", _line_context(seat, line, form), status=422)


@public
@require_safe
@from_seat
def line(request: HttpRequest, seat: Seat, line_pk: int) -> HttpResponse:
    """The page on which a line is changed or taken out."""
    found = _line(seat, line_pk)
    demand(access.can_change_line(seat, found))
    start = {"text": found.text, "factors": found.factors, "profession": found.profession}
    form = _line_form(_read(seat), None, f"regel-{found.pk}", found.kind, initial=start)
    return render(request, "discussions/record/line.html", _line_context(seat, found, form))


@public
@require_POST
@from_seat
def remove(request: HttpRequest, seat: Seat, line_pk: int) -> HttpResponse:
    found = _line(seat, line_pk)
    actions.remove_line(found, by=seat)
    messages.success(request, _("De regel is weg."))
    return _back(seat, found.kind)


@public
@require_POST
@from_seat
def move(request: HttpRequest, seat: Seat, line_pk: int, way: str) -> HttpResponse:
    if way not in STEPS:
        raise Http404
    found = _line(seat, line_pk)
    actions.move_line(found, STEPS[way], by=seat)
    return _back(seat, found.kind)


@public
@require_POST
@from_seat
def consent(request: HttpRequest, seat: Seat) -> HttpResponse:
    """`answer`: "ja", or anything else for a reservation."""
    _read(seat)
    form = ConsentForm(request.POST, seat=seat)
    agrees = request.POST.get("answer") == "ja"
    if form.is_valid():
        version, words = form.cleaned_data["version"], form.cleaned_data["reservation"]
        kept = form.run(lambda: actions.consent(seat, version, agrees=agrees, reservation=words))
        if kept:
            return _back(seat, "vinden")
    return show(request, seat, status=422, consent_form=form)


def show(request: HttpRequest, seat: Seat, status: int = 200, **extra: Any) -> HttpResponse:
    found = _read(seat)
    begun = extra.pop("forms", {})
    parts = [(part, begun.get(part.kind) or _line_form(found, None, part.kind, part.kind)) for part in found.parts]
    fresh = ConsentForm(seat=seat, initial={"version": seat.discussion.record_version})
    context = {"record": found, "parts": parts, "consent_form": extra.get("consent_form") or fresh}
    return render(request, "discussions/record/record.html", _context(seat) | context, status=status)


def _read(seat: Seat) -> queries.Record:
    why = _("Het verslag gaat open in de stap waarin jullie vastleggen.")
    demand(access.can_read_record(seat, seat.discussion), why)
    return queries.record_of(seat)


def _line(seat: Seat, pk: int) -> RecordLine:
    demand(access.can_read_record(seat, seat.discussion))
    found = queries.line_of(seat, pk)
    if found is None:
        raise Http404
    return found


def _line_form(found: queries.Record, data: Any, name: str, kind: str, **kwargs: Any) -> LineForm:
    kwargs.setdefault("initial", {"profession": found.seat.profession})
    form = LineForm(
        data,
        seat=found.seat,
        professions=found.professions if kind == RecordLine.Kind.WOULD_DO else (),
        factors=found.factors,
        auto_id=f"{name}_%s",
        **kwargs,
    )
    return form


def _said(form: LineForm) -> dict[str, Any]:
    return {name: form.cleaned_data.get(name, "") for name in ("text", "profession", "factors")}


def _key(form: LineForm) -> UUID:
    key: UUID = form.cleaned_data["key"]
    return key


def _line_context(seat: Seat, line: RecordLine, form: LineForm) -> dict[str, Any]:
    return _context(seat) | {"line": line, "form": form}


def _context(seat: Seat) -> dict[str, Any]:
    return {"discussion": seat.discussion, "seat": seat}


def _back(seat: Seat, place: str) -> HttpResponse:
    answer = redirect("discussions:record", seat.discussion_id)
    answer["Location"] += f"#{place}"
    return answer
