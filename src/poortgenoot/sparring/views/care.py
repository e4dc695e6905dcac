"""Reporting a text, the rules and their log, and the pages for everybody."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.generic import FormView

from poortgenoot.core import tallies
from poortgenoot.core.access import public
from poortgenoot.core.keyset import mark_in, next_address
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.forms import SelfReportForm
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.rules import Rule


def report(request: MemberRequest, kind: str, number: int) -> HttpResponse:
    """Say what is wrong with a text; what one may not read is not there."""
    text = texts.find(kind, number)
    if text is None or not access.can_see(request.member, text):
        raise Http404
    if request.method != "POST":
        context = {"whys": Report.Why.choices, "question": texts.question_of(text), "rules": Rule.choices[:-1]}
        return render(request, "sparring/report.html", context)
    why = request.POST.get("why", "")
    if why not in Report.Why.values:
        raise BadRequest
    actions.report(kind, number, why, by=request.member)
    messages.success(request, _("Dank je. Een moderator kijkt ernaar."))
    return redirect("sparring:today")


@require_GET
def rules(request: MemberRequest) -> HttpResponse:
    page = queries.log(mark_in(request))
    context = {"rules": Rule.choices[:-1], "log": page.rows, "next_url": next_address(request, page.after)}
    return render(request, "sparring/rules.html", context)


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

    def form_invalid(self, form: SelfReportForm) -> HttpResponse:
        return render(self.request, self.template_name, {"form": form}, status=422)


@public
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "sparring/about.html")


@public
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "sparring/accessibility.html")
