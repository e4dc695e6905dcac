"""The record of a discussion: its lines, their order, and who finds themselves in it."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from poortgenoot.core.access import demand, public
from poortgenoot.core.numbers import COUNT, number_in
from poortgenoot.discussions.access.records import can_change_line, can_read_record
from poortgenoot.discussions.actions import records as actions
from poortgenoot.discussions.forms.record import ConsentForm, LineForm
from poortgenoot.discussions.models import RecordLine, Seat
from poortgenoot.discussions.overtaking import Overtaken
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
        form.carry("key", uuid4())
    return show(request, seat, status=422, forms={kind: form})


@public
@require_POST
@from_seat
def change(request: HttpRequest, seat: Seat, line_pk: int) -> HttpResponse:
    """Other words for a line; when another changed it meanwhile, both stand on the page."""
    found = _read(seat)
    line = queries.line_of(seat, line_pk)
    if line is None:
        return _write_anew(request, found)
    form = _line_form(found, request.POST, f"regel-{line.pk}", line.kind)
    if form.is_valid():
        kept = form.run(partial(actions.change_line, line, **_said(form), expects=_read_at(form), by=seat))
        if kept:
            return _back(seat, line.kind)
    if form.overtaken:
        line = queries.line_of(seat, line_pk)
        if line is None:
            return _write_anew(request, found)
        form.carry("expects", line.version)
    return render(request, "discussions/record/line.html", _line_context(seat, line, form), status=422)


def _write_anew(request: HttpRequest, found: queries.Record) -> HttpResponse:
    """The line is gone: what was typed stands ready as a new one. `kind` is the part that the line stood in."""
    kind = request.POST.get("kind", "")
    if kind not in RecordLine.Kind.values:
        raise Http404
    form = _line_form(found, request.POST, kind, kind)
    form.carry("key", uuid4())
    form.add_error(None, _("Deze regel is net weggehaald. Jouw tekst staat er nog: bewaar hem als nieuwe regel."))
    return show(request, found.seat, status=422, forms={kind: form})


@public
@require_safe
@from_seat
def line(request: HttpRequest, seat: Seat, line_pk: int) -> HttpResponse:
    """The page on which a line is changed or taken out."""
    found = _line(seat, line_pk)
    demand(can_change_line(seat, found))
    start = {name: getattr(found, name) for name in ("text", "factors", "profession")} | {"expects": found.version}
    form = _line_form(_read(seat), None, f"regel-{found.pk}", found.kind, initial=start)
    return render(request, "discussions/record/line.html", _line_context(seat, found, form))


@public
@require_POST
@from_seat
def remove(request: HttpRequest, seat: Seat, line_pk: int) -> HttpResponse:
    """`expects`: the version that was read; what changed meanwhile is shown again before it goes."""
    found = _line(seat, line_pk)
    expects = request.POST.get("expects", "")
    try:
        actions.remove_line(found, by=seat, expects=_version(expects))
    except Overtaken:
        messages.error(request, _("Een ander veranderde deze regel net. Lees hem eerst: hij staat er nog."))
        return redirect("discussions:line", seat.discussion_id, line_pk)
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
    demand(can_read_record(seat, seat.discussion), why)
    return queries.record_of(seat)


def _line(seat: Seat, pk: int) -> RecordLine:
    demand(can_read_record(seat, seat.discussion))
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


def _read_at(form: LineForm) -> int:
    """The version of the line that its writer read; 0, which none has, when the form does not say."""
    return form.cleaned_data["expects"] or 0


def _version(text: str) -> int:
    """0, which no line has, for what is no number."""
    return number_in(text, most=COUNT) or 0


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
