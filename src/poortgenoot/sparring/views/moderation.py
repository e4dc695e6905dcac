"""The keepers' table: what was reported, what stayed without an answer, who recognised themselves, and breaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.accounts.fresh import fresh_required
from poortgenoot.core.keyset import Page, mark_in, next_address, oldest
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, addresses, queries
from poortgenoot.sparring.forms import BreachForm
from poortgenoot.sparring.models import Breach, Question, Report, SelfReport
from poortgenoot.sparring.queries.reported import Reported, with_texts
from poortgenoot.sparring.rules import Rule

type Lay = Callable[[MemberRequest], Page[Any]]


def _reported(request: MemberRequest) -> Page[Reported]:
    page = oldest(queries.open_reports(request.member), "at", mark_in(request))
    return Page(with_texts(page.rows), page.after)


def _stuck(request: MemberRequest) -> Page[Question]:
    return oldest(queries.waiting_past_term(request.member), "deadline", mark_in(request))


def _recognised(request: MemberRequest) -> Page[SelfReport]:
    return oldest(queries.self_reports(request.member), "at", mark_in(request))


def _leaked(request: MemberRequest) -> Page[Breach]:
    return oldest(queries.breaches(request.member), "stands_at", mark_in(request))


def _looked_up(request: MemberRequest) -> Page[Question]:
    return queries.found_cases(request.member, request.GET.get("woorden", ""), mark_in(request))


PARTS: dict[str, tuple[str | Promise, Lay]] = {
    "meldingen": (gettext_lazy("Meldingen"), _reported),
    "zonder-reactie": (gettext_lazy("Zonder reactie"), _stuck),
    "herkend": (gettext_lazy("Herkent u zichzelf?"), _recognised),
    "datalekken": (gettext_lazy("Datalekken"), _leaked),
    "zoek": (gettext_lazy("Zoek een zaak"), _looked_up),
}


@require_GET
def moderation(request: MemberRequest) -> HttpResponse:
    """Only for who keeps cases; for everybody else this page is not there."""
    member = request.member
    if not (member.moderates or member.is_operator):
        raise Http404
    part = request.GET.get("deel", "")
    part = part if part in PARTS else "meldingen"
    tabs = [{"url": f"?deel={key}", "label": PARTS[key][0], "current": key == part} for key in PARTS]
    page = PARTS[part][1](request)
    context = {"tabs": tabs, "part": part, "found": page.rows, "next_url": next_address(request, page.after)}
    context |= {"rules": Rule.choices, "reasons": Report.Opened.choices, "words": request.GET.get("woorden", "")}
    return render(request, "sparring/moderation.html", context)


@require_POST
@fresh_required
def open_case(request: MemberRequest, pk: int) -> HttpResponse:
    """Read a case to judge it; it is on the list of reports from then on."""
    found = get_object_or_404(access.cases_findable_by(request.member), pk=pk)
    reason = request.POST.get("reason", "")
    if reason not in Report.Opened.values:
        raise BadRequest
    actions.open_case(found, reason, by=request.member)
    messages.success(request, _("Je leest deze zaak nu. Dat staat in het gebeurtenissenboek."))
    return redirect("sparring:moderation")


@fresh_required
def breach(request: MemberRequest, pk: int) -> HttpResponse:
    """What was decided about one possible data breach."""
    found = get_object_or_404(queries.breaches(request.member).filter(closed_at=None), pk=pk)
    form = BreachForm(request.POST or None, by=request.member, initial=BreachForm.begin(found))
    if request.method == "POST" and form.is_valid():
        judged = form.run(lambda: actions.judge_breach(found, form.judgement(), by=request.member))
        if judged:
            if form.cleaned_data["done"]:
                actions.close_breach(judged, by=request.member)
            messages.success(request, _("Vastgelegd."))
            return redirect(addresses.BREACHES)
    context = {"form": form, "breach": found}
    return render(request, "sparring/breach.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@fresh_required
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.open_reports(request.member), pk=pk)
    decision, rule = request.POST.get("decision", ""), request.POST.get("rule", "")
    if decision not in Report.Decision.values or rule not in Rule.values:
        raise BadRequest
    actions.decide(found, decision, rule, by=request.member)
    messages.success(request, _("Besloten. Het staat in het logboek."))
    return redirect("sparring:moderation")


@require_POST
def handle(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.self_reports(request.member), pk=pk)
    actions.handle_self_report(found, by=request.member)
    messages.success(request, _("Afgehandeld. Hoe iemand te bereiken was, is gewist."))
    return redirect("/moderatie/?deel=herkend")
