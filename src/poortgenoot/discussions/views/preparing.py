"""Bringing a case: from one's own question, for a date of one's peer group, or anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poortgenoot import guard
from poortgenoot.core.access import TooMany, demand
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import peers
from poortgenoot.discussions.forms.table import CaseForm
from poortgenoot.discussions.models import Discussion, PeerMeeting
from poortgenoot.discussions.queries.choices import own_question
from poortgenoot.discussions.queries.peers import date_to_bring_to
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring.models import Question


def prepare(request: MemberRequest) -> HttpResponse:
    member = request.member
    demand(bool(member.onboarded_at and member.host_ids), _("Kies eerst een gastheer. Daar zet je een casus klaar."))
    date = _date(request)
    sent = request.POST if request.method == "POST" else None
    form = CaseForm(sent, by=member, question=_question(request), date=date)
    if (wanted := request.GET.get("werkvorm", "")) in form.methods:
        form.initial["method"] = wanted
    if request.method == "POST" and form.is_valid():
        made = form.run(lambda: actions.prepare(form.draft(), by=member))
        if made:
            messages.success(request, _bring(date, made, member), "casus")
            return redirect("discussions:share", made.pk)
    context = {"form": form, "date": date, "guard_waits": guard.state() is not guard.State.READY}
    return render(request, "discussions/table/prepare.html", context, status=422 if form.errors else 200)


def _bring(date: PeerMeeting | None, made: Discussion, member: Member) -> str:
    """What to say; a table for a date is tied to it, and the group is asked. When nobody can be asked today, the table
    stands all the same.
    """
    if date is None:
        return _("De tafel staat klaar. Nodig nu mensen uit.")
    try:
        asked = peers.bring_to(date, made, by=member)
    except TooMany as full:
        later = _("Hij hoort nog niet bij de datum van je groep: koppel hem daar later aan.")
        return " ".join([_("De tafel staat klaar."), full.why, later])
    said = ngettext(
        "De tafel staat klaar. {n} mens uit je groep is gevraagd.",
        "De tafel staat klaar. {n} mensen uit je groep zijn gevraagd.",
        asked,
    ).format(n=asked)
    if date.facilitator is None or date.facilitator.member_id == member.pk:
        return said
    return said + " " + _("{name} leidt, zodra die aanschuift.").format(name=date.facilitator.member)


def _date(request: MemberRequest) -> PeerMeeting | None:
    """A date of one's own group on which it is one's own turn: any other is missing."""
    number = request.GET.get("datum", "")
    if not number:
        return None
    found = date_to_bring_to(request.member, number)
    if found is None:
        raise Http404
    return found


def _question(request: MemberRequest) -> Question | None:
    """Somebody else's question is as missing as one that never was."""
    number = request.GET.get("vraag", "")
    if not number:
        return None
    found = own_question(request.member, number)
    if found is None:
        raise Http404
    return found
