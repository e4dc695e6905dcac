"""Bringing others to the table: the link and its QR code, a profession that is missed, somebody by name."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core import qr
from poortgenoot.core.access import demand
from poortgenoot.discussions import access, actions, seating
from poortgenoot.discussions.models import Joining, Seat
from poortgenoot.discussions.queries import asking
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.members.professions import ASKABLE
from poortgenoot.members.requests import MemberRequest
from poortgenoot.notifications.links import absolute
from poortgenoot.sparring import words


@require_GET
def share(request: MemberRequest, pk: int) -> HttpResponse:
    """All ways to bring somebody to the table, for who leads."""
    seat = _leading(request, pk)
    discussion = seat.discussion
    table = table_of(pk)
    address = absolute(reverse("discussions:join", args=[discussion.code])) if _has_link(seat) else ""
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
    asked = actions.ask_profession(seat.discussion, profession, by=seat)
    who = words.somebody(profession)
    if asked:
        messages.success(request, _("We vragen het aan %(who)s die bij de thema's past.") % {"who": who})
    else:
        messages.warning(request, _("Nu is niemand vrij: geen %(who)s onder het eigen maximum.") % {"who": profession})
    return redirect("discussions:share", pk)


@require_POST
def ask_member(request: MemberRequest, pk: int) -> HttpResponse:
    seat = _leading(request, pk)
    number = request.POST.get("member", "")
    number = number if number.isascii() and number.isdigit() and len(number) < 18 else "0"
    to = get_object_or_404(asking.askable(seat.discussion, request.member), pk=int(number))
    profession = request.POST.get("profession", "") or to.profession
    actions.ask_member(seat.discussion, to, profession, by=seat)
    messages.success(request, _("%(name)s is gevraagd. De uitnodiging is onderweg.") % {"name": to.name})
    return redirect("discussions:share", pk)


def _leading(request: MemberRequest, pk: int) -> Seat:
    """The seat of who leads; 404 for who sees no table, 403 for the others at it."""
    seat = seating.of_request(request, pk)
    demand(access.can_lead(seat, seat.discussion), _("Alleen wie de bespreking leidt, nodigt uit."))
    return seat


def _has_link(seat: Seat) -> bool:
    return seat.discussion.joining == Joining.LINK and not seat.discussion.restricted
