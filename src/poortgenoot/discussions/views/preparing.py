"""Bringing a case: from one's own question, or anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from poortgenoot import guard
from poortgenoot.core.access import demand
from poortgenoot.discussions import actions
from poortgenoot.discussions.forms.table import CaseForm
from poortgenoot.discussions.queries.choices import own_question
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring.models import Question


def prepare(request: MemberRequest) -> HttpResponse:
    member = request.member
    demand(bool(member.onboarded_at and member.host_ids), _("Kies eerst een gastheer. Daar zet je een casus klaar."))
    form = CaseForm(request.POST if request.method == "POST" else None, by=member, question=_question(request))
    if request.method == "POST" and form.is_valid():
        made = form.run(lambda: actions.prepare(form.draft(), by=member))
        if made:
            messages.success(request, _("De tafel staat klaar. Nodig nu mensen uit."), "casus")
            return redirect("discussions:share", made.pk)
    context = {"form": form, "guard_waits": guard.state() is not guard.State.READY}
    return render(request, "discussions/table/prepare.html", context, status=422 if form.errors else 200)


def _question(request: MemberRequest) -> Question | None:
    """Somebody else's question is as missing as one that never was."""
    number = request.GET.get("vraag", "")
    if not number:
        return None
    found = own_question(request.member, number)
    if found is None:
        raise Http404
    return found
