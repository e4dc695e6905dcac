"""Looking back: for oneself, for those who led, and six weeks later for all."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from poortgenoot.core.access import demand, public
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import (
    can_evaluate,
    can_read_evaluations,
    can_read_record,
    can_reflect,
    can_tell_sequel,
)
from poortgenoot.discussions.actions.evaluating import evaluate
from poortgenoot.discussions.actions.looking_back import look_back
from poortgenoot.discussions.actions.sequels import tell_sequel
from poortgenoot.discussions.forms.record import EvaluationForm, ReflectionForm, SequelForm
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries import evaluations as evaluated
from poortgenoot.discussions.queries.records import sequel_of
from poortgenoot.discussions.queries.reflection import own_weighing, own_weighings
from poortgenoot.discussions.views.table import from_seat
from poortgenoot.members.models import Host
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_moderators, tabs


@public
@require_http_methods(["GET", "HEAD", "POST"])
@from_seat
def reflection(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Guests have none: 404."""
    if not can_reflect(seat, seat.discussion):
        raise Http404
    mine = own_weighing(seat)
    form = ReflectionForm(request.POST or None, seat=seat, initial={"text": mine.reflection})
    form.fields["text"].required = False
    sent = request.method == "POST" and form.is_valid()
    if sent and form.run(lambda: _kept(seat, form.cleaned_data["text"])):
        messages.success(request, _("Bewaard. Alleen jij kunt dit lezen."))
        return redirect("discussions:reflection", seat.discussion_id)
    context = {"discussion": seat.discussion, "seat": seat, "form": form, "mine": mine}
    return render(request, "discussions/record/reflection.html", context, status=422 if form.errors else 200)


def _kept(seat: Seat, text: str) -> bool:
    look_back(seat, text)
    return True


@require_safe
def my_weighings(request: MemberRequest) -> HttpResponse:
    """How I weighed at first and after, over time."""
    context = {"weighings": own_weighings(request.member), "months": LIMITS.months_after_closing}
    return render(request, "discussions/record/my_weighings.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@from_seat
def sequel(request: HttpRequest, seat: Seat) -> HttpResponse:
    discussion = seat.discussion
    demand(can_read_record(seat, discussion) and discussion.closed_at is not None)
    kept = sequel_of(discussion)
    may_tell = can_tell_sequel(seat, discussion)
    form = SequelForm(request.POST or None, seat=seat, initial={"text": kept.text if kept else ""})
    sent = request.method == "POST" and form.is_valid()
    if sent and form.run(lambda: bool(tell_sequel(seat, form.cleaned_data["text"]))):
        messages.success(request, _("Dank je. Iedereen die aan tafel zat, kan dit lezen."))
        return redirect("discussions:sequel", discussion.pk)
    context = {"discussion": discussion, "seat": seat, "sequel": kept, "form": form if may_tell else None}
    return render(request, "discussions/record/sequel.html", context, status=422 if form.errors else 200)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@from_seat
def evaluation(request: HttpRequest, seat: Seat) -> HttpResponse:
    discussion = seat.discussion
    demand(can_evaluate(seat, discussion), _("Terugkijken kan zodra jullie hebben vastgelegd."))
    given = evaluated.evaluation_of(seat)
    initial = {name: getattr(given, name) for name in EvaluationForm.guarded} if given else {}
    form = EvaluationForm(request.POST or None, seat=seat, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in form.guarded}
        if form.run(lambda: evaluate(seat, **said)):
            messages.success(request, _("Dank je. Zo wordt een volgende bespreking beter."))
            return redirect("discussions:evaluation", discussion.pk)
    leads = can_read_evaluations(seat, discussion)
    context = {
        "discussion": discussion,
        "seat": seat,
        "given": given,
        "form": form,
        "leads": leads,
        "number": evaluated.number_of(discussion) if leads else 0,
        "least": evaluated.LEAST,
        "said": evaluated.evaluations_of(discussion) if leads else (),
    }
    return render(request, "discussions/record/evaluation.html", context, status=422 if form.errors else 200)


@require_safe
@for_moderators
def evaluations(request: MemberRequest, host: Host) -> HttpResponse:
    """How discussions went, by method and profession, without the case."""
    context = {
        "host": host,
        "tabs": tabs(request, host),
        "rows": evaluated.evaluated_at(host),
        "least": evaluated.LEAST,
    }
    return render(request, "discussions/record/evaluations.html", context)
