"""The moderators' queue: who asks to join, and whose profession nobody vouches for yet."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from poortgenoot.accounts.fresh import fresh_required
from poortgenoot.core.keyset import mark_in, next_address, oldest
from poortgenoot.core.numbers import number_in
from poortgenoot.members import actions
from poortgenoot.members.models import Host, Member
from poortgenoot.members.queries import desk, hosts
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_moderators, page


@require_safe
@for_moderators
@fresh_required
def queue(request: MemberRequest, host: Host) -> HttpResponse:
    """Registration numbers stand here, so the page asks again for a code."""
    unverified = Paginator(desk.unverified_at(host), desk.ON_PAGE).get_page(request.GET.get("page"))
    asking = oldest(hosts.open_requests_at(host), "at", mark_in(request))
    more = next_address(request, asking.after)
    return page(request, host, "queue", requests=asking.rows, next_url=more, page=unverified)


@require_POST
@for_moderators
@fresh_required
def decide(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    """Accept or decline one request."""
    asked = get_object_or_404(hosts.open_requests_at(host), pk=pk)
    if "accept" in request.POST:
        actions.accept_request(asked, by=request.member)
        said = _("{name} is nu lid.")
    else:
        actions.decline_request(asked, by=request.member)
        said = _("De aanvraag van {name} is niet aangenomen.")
    messages.success(request, said.format(name=asked.member.name))
    return redirect("members:queue", host.slug)


@require_POST
@for_moderators
@fresh_required
def vouch(request: MemberRequest, host: Host) -> HttpResponse:
    """Vouch for everything that is ticked: one or many, a profession at a time."""
    pairs = _chosen(host, request.POST.getlist("pair"), request.member)
    if not pairs:
        messages.error(request, _("Kies eerst voor wie je instaat."))
        return redirect("members:queue", host.slug)
    count = actions.vouch_in_bulk(pairs, host, by=request.member)
    said = ngettext("Je gastheer staat nu in voor {n} beroep.", "Je gastheer staat nu in voor {n} beroepen.", count)
    messages.success(request, said.format(n=count))
    return redirect("members:queue", host.slug)


def _chosen(host: Host, said: list[str], by: Member) -> list[tuple[Member, str]]:
    """The members and professions of words like "12:BA"; what no longer holds is left out."""
    told = ((number_in(pk), code) for pk, _colon, code in (one.partition(":") for one in said))
    pairs = [(pk, code) for pk, code in told if pk is not None]
    found = desk.members_of(host, [pk for pk, _code in pairs])
    return [(found[pk], code) for pk, code in pairs if pk in found and code in found[pk].professions and pk != by.pk]
