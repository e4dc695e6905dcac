"""Peer groups: mine, one with its series, joining by a link, planning, and who does what."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from poortgenoot.core.access import Refused, TooMany
from poortgenoot.discussions.access.peers import peer_groups_visible_to, peer_seat_of
from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.forms.peers import GroupForm, NumberForm, PlanForm, SpeakForm
from poortgenoot.discussions.models import PeerGroup, PeerSeat
from poortgenoot.discussions.queries import peers as queries
from poortgenoot.members.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def peer_groups(request: MemberRequest) -> HttpResponse:
    """My groups, and a form for a new one."""
    form = GroupForm(request.POST or None, by=request.member)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        host = form.hosts[given["host"]]
        try:
            made = actions.make_group(host, given["name"], given["kind"], given["profession"], by=request.member)
        except ValidationError as wrong:
            form.add_error("name", wrong.messages)
        except TooMany as many:
            form.add_error("name", many.why)
        else:
            messages.success(request, _("De groep staat er. Deel de link, en plan jullie eerste data."))
            return redirect("discussions:peer_group", made.pk)
    context = {"form": form, "groups": queries.groups_of(request.member)}
    return render(request, "discussions/peers/list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def peer_group(request: MemberRequest, pk: int) -> HttpResponse:
    """One group: its people, its dates, and for who leads a form that plans more."""
    group, seat = _mine(request, pk)
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(group, form.plan(), by=request.member)
        except ValidationError as wrong:
            form.add_error("day", wrong.messages)
        else:
            said = ngettext("Er staat {n} datum bij.", "Er staan {n} data bij.", len(made))
            messages.success(request, said.format(n=len(made)))
            return redirect("discussions:peer_group", pk)
    coming, been = queries.meetings_of(group)
    context = {
        "group": group,
        "mine": seat,
        "form": form,
        "number_form": NumberForm(seat=seat),
        "peers": queries.peers_of(group),
        "coming": coming,
        "been": been,
        "link": settings.SITE_URL + reverse("discussions:join_peers", args=[group.code]),
    }
    return render(request, "discussions/peers/group.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def join_peers(request: MemberRequest, code: str) -> HttpResponse:
    """Behind the link of a group: who it is, and one button."""
    group = queries.group_by_code(request.member, code)
    if group is None:
        raise Http404
    form = SpeakForm(request.POST or None, by=request.member)
    if request.method == "POST" and form.is_valid():
        try:
            actions.join_group(group, form.cleaned_data["profession"], by=request.member)
        except TooMany as full:
            messages.error(request, full.why)
            return redirect("discussions:peer_groups")
        messages.success(request, _("Welkom. Je zit erbij."))
        return redirect("discussions:peer_group", group.pk)
    context = {"group": group, "form": form, "people": len(queries.peers_of(group))}
    return render(request, "discussions/peers/join.html", context, status=422 if form.errors else 200)


@require_POST
def leave_peers(request: MemberRequest, pk: int) -> HttpResponse:
    group, _seat = _mine(request, pk)
    if _done(request, lambda: actions.leave_group(group, by=request.member)):
        messages.success(request, _("Je zit er niet meer bij. Waar je was, blijft staan."))
        return redirect("discussions:peer_groups")
    return redirect("discussions:peer_group", pk)


@require_POST
def share_number(request: MemberRequest, pk: int) -> HttpResponse:
    _group, seat = _mine(request, pk)
    form = NumberForm(request.POST, seat=seat)
    if form.is_valid():
        actions.share_number(seat, form.cleaned_data["register"], by=request.member)
        messages.success(request, _("Bewaard."))
    return redirect("discussions:peer_group", pk)


@require_POST
def let_lead(request: MemberRequest, pk: int, seat_pk: int) -> HttpResponse:
    actions.let_lead(_peer(request, pk, seat_pk), by=request.member)
    messages.success(request, _("Jullie leiden de groep nu samen."))
    return redirect("discussions:peer_group", pk)


@require_POST
def take_away_peer(request: MemberRequest, pk: int, seat_pk: int) -> HttpResponse:
    actions.take_away_peer(_peer(request, pk, seat_pk), by=request.member)
    messages.success(request, _("Weg uit de groep. De beurten gingen naar anderen."))
    return redirect("discussions:peer_group", pk)


def _mine(request: MemberRequest, pk: int) -> tuple[PeerGroup, PeerSeat]:
    """The group through my seat in it: hidden equals missing."""
    group = get_object_or_404(peer_groups_visible_to(request.member).select_related("host"), pk=pk)
    seat = peer_seat_of(request.member, group)
    assert seat is not None
    return group, seat


def _peer(request: MemberRequest, pk: int, seat_pk: int) -> PeerSeat:
    group, _seat = _mine(request, pk)
    return get_object_or_404(group.peers.select_related("group"), pk=seat_pk, left_at=None)


def _done(request: MemberRequest, verb: Callable[[], object]) -> bool:
    """Whether it was done; what stood in the way is said."""
    try:
        verb()
    except Refused as refused:
        messages.error(request, refused.why)
        return False
    return True
