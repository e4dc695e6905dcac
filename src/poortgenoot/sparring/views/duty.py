"""Being on duty for a week: members sign up, and everybody of the host sees where nobody is."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot.members.models import Host
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_moderators
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.forms.duty import DutyForm
from poortgenoot.sparring.models import Duty
from poortgenoot.sparring.queries.duties import duties_of_member, hosts_of
from poortgenoot.sparring.rosters import laid_out

WEEKS = 6


def duty(request: MemberRequest) -> HttpResponse:
    """The roster of one of my hosts, and my own weeks."""
    member, hosts = request.member, list(hosts_of(request.member))
    host = _chosen(request, hosts)
    form = DutyForm(request.POST or None, by=member)
    if request.method == "POST" and host and form.is_valid() and _signed_up(request, host, form):
        messages.success(request, _("Je hebt dienst. Vragen komen die week het eerst bij jou."))
        return redirect(f"/dienst/?gastheer={host.slug}")
    tabs = [{"url": f"?gastheer={h.slug}", "label": h.name, "current": h == host} for h in hosts]
    context = {
        "host": host,
        "tabs": tabs if len(hosts) > 1 else [],
        "form": form,
        "mine": list(duties_of_member(member)),
        **(laid_out(queries.roster(host, WEEKS)) if host else {}),
    }
    return render(request, "sparring/duty.html", context, status=422 if form.errors else 200)


def _chosen(request: MemberRequest, hosts: list[Host]) -> Host | None:
    slug = request.GET.get("gastheer", "")
    if not slug:
        return hosts[0] if hosts else None
    found = next((host for host in hosts if host.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _signed_up(request: MemberRequest, host: Host, form: DutyForm) -> Duty | None:
    said = form.cleaned_data
    try:
        return actions.sign_up_for_duty(host, said["profession"], said["monday"], by=request.member, cap=said["cap"])
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None


@require_POST
@for_moderators
def ask(request: MemberRequest, host: Host) -> HttpResponse:
    """From the desk: whoever can is asked to take a week that is still open."""
    if actions.ask_for_duty(host, by=request.member):
        messages.success(request, _("Gevraagd. Wie dienst kan doen, vindt je verzoek bij de meldingen."))
    return redirect("members:desk", host.slug)


@require_POST
def leave(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(duties_of_member(request.member), pk=pk)
    actions.leave_duty(found.host, found.profession, found.monday, by=request.member)
    messages.success(request, _("Je hebt die week geen dienst meer."))
    return redirect("sparring:duty")
