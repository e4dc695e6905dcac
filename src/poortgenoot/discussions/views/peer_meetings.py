"""One date of a peer group: who brings and leads, the discussion, who was there, and the lists."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from poortgenoot.accounts.fresh import ask_again, fresh_required, is_fresh
from poortgenoot.core import clock
from poortgenoot.core.access import demand
from poortgenoot.discussions.access.peers import can_certify, can_lead_peers
from poortgenoot.discussions.actions import attendance
from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.forms.peers import BringForm, CertificateForm, MinutesForm, RolesForm
from poortgenoot.discussions.models import PeerMeeting
from poortgenoot.discussions.papers.attendance import as_csv, as_pdf
from poortgenoot.discussions.queries import peers as queries
from poortgenoot.members.requests import MemberRequest

type Forms = dict[str, object]


@require_safe
def peer_meeting(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, _mine(request, pk))


@require_POST
def change_roles(request: MemberRequest, pk: int) -> HttpResponse:
    meeting = _mine(request, pk)
    form = RolesForm(request.POST, peers=queries.peers_of(meeting.group), meeting=meeting)
    if not form.is_valid():
        return _page(request, meeting, roles=form)
    try:
        actions.change_roles(meeting, form.seat("bringer"), form.seat("facilitator"), by=request.member)
    except ValidationError as wrong:
        return _told(request, pk, wrong)
    messages.success(request, _("Bewaard."))
    return redirect("discussions:peer_meeting", pk)


@require_POST
def call_off(request: MemberRequest, pk: int) -> HttpResponse:
    meeting = _mine(request, pk)
    try:
        actions.call_off(meeting, by=request.member)
    except ValidationError as wrong:
        return _told(request, pk, wrong)
    messages.success(request, _("De datum is eraf. De anderen krijgen bericht."))
    return redirect("discussions:peer_group", meeting.group_id)


@require_POST
def bring(request: MemberRequest, pk: int) -> HttpResponse:
    meeting = _mine(request, pk)
    form = BringForm(request.POST, found=queries.discussions_to_bring(request.member, meeting))
    if not form.is_valid():
        return _page(request, meeting, bring=form)
    asked = actions.bring_to(meeting, form.cleaned_data["discussion"], by=request.member)
    said = ngettext("{n} mens uit de groep is gevraagd.", "{n} mensen uit de groep zijn gevraagd.", asked)
    messages.success(request, _("De bespreking hoort bij deze datum.") + " " + said.format(n=asked))
    return redirect("discussions:peer_meeting", pk)


@require_POST
def count_minutes(request: MemberRequest, pk: int) -> HttpResponse:
    """What was filled in; with `teken` the list is signed at once."""
    meeting = _mine(request, pk)
    form = MinutesForm(request.POST, lines=queries.lines_of(meeting), most=meeting.minutes)
    if not form.is_valid():
        return _page(request, meeting, minutes=form)
    try:
        attendance.count_minutes(meeting, form.minutes(), by=request.member)
        if "teken" in request.POST:
            attendance.sign_list(meeting, by=request.member)
    except ValidationError as wrong:
        return _told(request, pk, wrong)
    signed = "teken" in request.POST
    messages.success(request, _("De lijst is getekend en gesloten.") if signed else _("Bewaard. Teken als het klopt."))
    return redirect("discussions:peer_meeting", pk)


@require_POST
def reopen_list(request: MemberRequest, pk: int) -> HttpResponse:
    withdrawn = attendance.reopen_list(_mine(request, pk), by=request.member)
    said = ngettext("{n} bewijs is ingetrokken.", "{n} bewijzen zijn ingetrokken.", withdrawn).format(n=withdrawn)
    messages.success(request, _("De lijst is weer open.") + (f" {said}" if withdrawn else ""))
    return redirect("discussions:peer_meeting", pk)


@require_safe
def list_csv(request: MemberRequest, pk: int) -> HttpResponse:
    """For who leads the group, after they proved again who they are: it holds numbers. Who proved it comes back to the
    date: a file that is saved leaves the page as it was, and that asked for a code.

    A number is otherwise seen by its owner and the moderators of a host only. It stands here because its owner chose
    so for this group, and can take it off again.
    """
    if not is_fresh(request):
        return ask_again(request, back=reverse("discussions:peer_meeting", args=[pk]) + "#register")
    meeting = _led(request, pk)
    headers = {"Content-Disposition": f'attachment; filename="presentie-{_day(meeting)}.csv"'}
    text = "\ufeff" + as_csv(meeting, queries.attended(meeting))
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@fresh_required
def list_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """The same list to sign on paper, for the same people."""
    meeting = _led(request, pk)
    headers = {"Content-Disposition": f'inline; filename="presentielijst-{_day(meeting)}.pdf"'}
    file = as_pdf(meeting, queries.attended(meeting))
    return HttpResponse(file, content_type="application/pdf", headers=headers)


@require_safe
@fresh_required
def list_numbers(request: MemberRequest, pk: int) -> HttpResponse:
    """The numbers alone, to paste where PE-online takes a list of them; for the same people.

    A spreadsheet in between drops the zeros that a number begins with.
    """
    meeting = _led(request, pk)
    lines = queries.attended(meeting)
    numbers, without = [line.number for line in lines if line.number], [line for line in lines if not line.number]
    return render(
        request, "discussions/peers/numbers.html", {"meeting": meeting, "numbers": numbers, "without": without}
    )


def _page(request: MemberRequest, meeting: PeerMeeting, **sent: object) -> HttpResponse:
    """The page of a date, with the form that was sent in place of a fresh one."""
    member = request.member
    lines = queries.lines_of(meeting)
    mine = queries.mine_at(member, meeting)
    to_bring = queries.discussions_to_bring(member, meeting)
    fresh: Forms = {
        "roles": RolesForm(peers=queries.peers_of(meeting.group), meeting=meeting),
        "minutes": MinutesForm(lines=lines, most=meeting.minutes),
        "bring": BringForm(found=to_bring),
        "certify": CertificateForm(by=member),
    }
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "lines": lines,
        "leads": can_lead_peers(member, meeting.group),
        "is_mine": meeting.bringer is not None and meeting.bringer.member_id == member.pk,
        "has_begun": meeting.starts_at <= clock.now(),
        "reads_case": queries.reads_case(member, meeting),
        "to_bring": to_bring.exists(),
        "mine": mine,
        "can_certify": mine is not None and can_certify(member, mine),
        "certificates": list(mine.certificates.all()) if mine else [],
    }
    return render(request, "discussions/peers/meeting.html", context | fresh | sent, status=422 if sent else 200)


def _told(request: MemberRequest, pk: int, wrong: ValidationError) -> HttpResponse:
    for message in wrong.messages:
        messages.error(request, message)
    return redirect("discussions:peer_meeting", pk)


def _mine(request: MemberRequest, pk: int) -> PeerMeeting:
    if found := queries.meeting_for(request.member, pk):
        return found
    raise Http404


def _led(request: MemberRequest, pk: int) -> PeerMeeting:
    meeting = _mine(request, pk)
    demand(can_lead_peers(request.member, meeting.group), _("Alleen wie de groep leidt, haalt de lijst op."))
    return meeting


def _day(meeting: PeerMeeting) -> str:
    return f"{meeting.starts_at.astimezone(clock.AMSTERDAM):%Y-%m-%d}"
