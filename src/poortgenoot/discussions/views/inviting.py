"""Bringing others to the table: the link and its QR code, a profession that is missed, somebody by name."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core import qr
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.numbers import number_in
from poortgenoot.discussions import actions, seating, words
from poortgenoot.discussions.access.cases import is_open_by_link
from poortgenoot.discussions.access.leading import can_lead
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import asking
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.members.professions import ASKABLE
from poortgenoot.members.requests import MemberRequest
from poortgenoot.notifications.links import absolute


@require_GET
def share(request: MemberRequest, pk: int) -> HttpResponse:
    """All ways to bring somebody to the table, for who leads."""
    seat = _leading(request, pk)
    discussion = seat.discussion
    table = table_of(pk)
    address = link_to(discussion)
    name = request.GET.get("naam", "").strip()[:80]
    there = {place.seat.profession for place in table.places}
    context = {
        "discussion": discussion,
        "table": table,
        "address": address,
        "qr": qr.for_page(address) if address else "",
        "missed": [code for code in ASKABLE if code not in there],
        "asked": asking.waiting(discussion),
        "name": name,
        "found": asking.named(discussion, request.member, name) if name else [],
    }
    return render(request, "discussions/table/share.html", context)


@require_POST
def ask_profession(request: MemberRequest, pk: int) -> HttpResponse:
    """By the same routing that questions go by."""
    seat = _leading(request, pk)
    profession = request.POST.get("profession", "")
    if profession not in ASKABLE:
        raise Http404
    try:
        asked = actions.ask_profession(seat.discussion, profession, by=seat)
    except (Refused, TooMany) as not_now:
        messages.warning(request, not_now.why)
        return redirect("discussions:share", pk)
    if asked:
        names = words.in_a_row([one.member.name for one in asked if one.member])
        messages.success(request, _("We vragen het aan %(who)s.") % {"who": names})
    else:
        messages.warning(request, _("Wie past bij deze casus, kreeg al genoeg vragen. Vraag het morgen opnieuw."))
    return redirect("discussions:share", pk)


@require_POST
def ask_member(request: MemberRequest, pk: int) -> HttpResponse:
    seat = _leading(request, pk)
    number = number_in(request.POST.get("member", ""))
    to = get_object_or_404(asking.askable(seat.discussion, request.member), pk=number or 0)
    confirmed = (code for code in to.professions if code in to.verified_professions)
    profession = request.POST.get("profession", "") or next(confirmed, to.profession)
    try:
        actions.ask_member(seat.discussion, to, profession, by=seat)
    except (Refused, TooMany) as not_now:
        messages.warning(request, not_now.why)
        return redirect("discussions:share", pk)
    messages.success(request, _("%(name)s is gevraagd. De uitnodiging is onderweg.") % {"name": to.name})
    return redirect("discussions:share", pk)


def _leading(request: MemberRequest, pk: int) -> Seat:
    """The seat of who leads; 404 for who sees no table, 403 for the others at it."""
    seat = seating.of_request(request, pk)
    demand(can_lead(seat, seat.discussion), _("Alleen wie de bespreking leidt, nodigt uit."))
    return seat


def link_to(discussion: Discussion) -> str:
    """The address by which anybody sits down who may, or nothing."""
    return absolute(reverse("discussions:join", args=[discussion.code])) if is_open_by_link(discussion) else ""
