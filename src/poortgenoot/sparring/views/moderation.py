"""The keepers' table: what was reported, what stayed without an answer, who recognised themselves, and breaches."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.accounts.fresh import fresh_required
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.queries.reported import with_texts
from poortgenoot.sparring.rules import Rule

type Lay = Callable[[Member], object]

PARTS: dict[str, tuple[str | Promise, Lay]] = {
    "meldingen": (gettext_lazy("Meldingen"), lambda member: with_texts(list(queries.open_reports(member)))),
    "zonder-reactie": (gettext_lazy("Zonder reactie"), queries.waiting_past_term),
    "herkend": (gettext_lazy("Herkent u zichzelf?"), queries.self_reports),
    "datalekken": (gettext_lazy("Datalekken"), queries.breaches),
}


def _parts_of(member: Member) -> list[str]:
    return [part for part in PARTS if part != "datalekken" or member.is_operator]


@require_GET
def moderation(request: MemberRequest) -> HttpResponse:
    """Only for who keeps cases; for everybody else this page is not there."""
    member = request.member
    if not (member.moderates or member.is_operator):
        raise Http404
    parts = _parts_of(member)
    part = request.GET.get("deel", "")
    part = part if part in parts else parts[0]
    tabs = [{"url": f"?deel={key}", "label": PARTS[key][0], "current": key == part} for key in parts]
    context = {"tabs": tabs, "part": part, "found": PARTS[part][1](member), "rules": Rule.choices}
    return render(request, "sparring/moderation.html", context)


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
