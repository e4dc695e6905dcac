"""Reports, the moderators' table, the rules and their log, and the page for who recognises themselves."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import FormView

from poortgenoot.accounts.fresh import fresh_required
from poortgenoot.core import tallies
from poortgenoot.core.access import public
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.forms import SelfReportForm
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.rules import Rule


@require_POST
def report(request: MemberRequest, kind: str, number: int) -> HttpResponse:
    text = texts.find(kind, number)
    if text is None or not access.can_see(request.member, text):
        raise Http404
    why = request.POST.get("why", "")
    if why not in Report.Why.values:
        raise BadRequest
    actions.report(kind, number, why, by=request.member)
    messages.success(request, _("Dank je. Een moderator kijkt ernaar."))
    return redirect("sparring:today")


@require_GET
def moderation(request: MemberRequest) -> HttpResponse:
    """Only for who keeps cases; for everybody else this page is not there."""
    member = request.member
    if not (member.moderates or member.is_operator):
        raise Http404
    reports = [(report, texts.find(report.kind, report.object_id)) for report in queries.open_reports(member)]
    context = {
        "reports": reports,
        "stuck": queries.waiting_past_term(member),
        "self_reports": queries.self_reports(member),
        "breaches": queries.breaches(member),
        "rules": Rule.choices,
    }
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
    return redirect("sparring:moderation")


@require_GET
def rules(request: MemberRequest) -> HttpResponse:
    return render(request, "sparring/rules.html", {"rules": Rule.choices, "log": queries.log()})


@method_decorator(public, name="dispatch")
class RecogniseYourself(FormView[SelfReportForm]):
    """For everybody, without signing in: is this about you?"""

    form_class = SelfReportForm
    template_name = "sparring/recognise_yourself.html"

    def form_valid(self, form: SelfReportForm) -> HttpResponse:
        too_many = _("Er kwamen veel meldingen vanaf dit adres. Probeer het over een uur weer.")
        who = str(self.request.META.get("REMOTE_ADDR", ""))
        tallies.count("self_reports", who, per="hour", limit=LIMITS.reports_per_hour, why=too_many)
        actions.self_report(form.cleaned_data["where"], form.cleaned_data["contact"])
        return render(self.request, self.template_name, {"done": True})


@public
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "sparring/about.html")


@public
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "sparring/accessibility.html")
