"""Inviting: a member list, links, and a poster with a QR code."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from poortgenoot.members import actions, colours, member_list, poster
from poortgenoot.members.forms.hosting import LinkForm, ListForm, fault_said
from poortgenoot.members.models import Host, HostLink
from poortgenoot.members.queries import desk
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_moderators, page


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def inviting(request: MemberRequest, host: Host) -> HttpResponse:
    """The member list: what is good is kept, what is wrong is named with its line."""
    form = ListForm(request.POST or None, request.FILES or None) if request.method == "POST" else ListForm()
    read = None
    if form.is_bound and form.is_valid():
        read = form.cleaned_data["file"]
        vouches = form.cleaned_data["vouches"]
        mailed = actions.invite(host, read.good, vouches=vouches, by=request.member)
        messages.success(request, _invited(len(read.good), mailed))
        if not read.bad:
            return redirect("members:inviting", host.slug)
        form = ListForm()
    return _page(request, host, list_form=form, bad=_named(read), status=422 if form.is_bound or read else 200)


def _invited(good: int, mailed: int) -> str:
    kept = ngettext("{n} regel is bewaard.", "{n} regels zijn bewaard.", good).format(n=good)
    sent = ngettext("{n} mens krijgt zo een uitnodiging.", "{n} mensen krijgen zo een uitnodiging.", mailed)
    return f"{kept} {sent.format(n=mailed)}"


def _named(read: member_list.Read | None) -> list[tuple[int, str]]:
    return [(bad.number, fault_said(bad)) for bad in read.bad] if read else []


def _page(request: MemberRequest, host: Host, *, status: int = 200, **more: Any) -> HttpResponse:
    waiting = Paginator(desk.waiting_on_list(host), desk.ON_PAGE).get_page(request.GET.get("page"))
    context = {
        "list_form": ListForm(),
        "link_form": LinkForm(),
        "links": [(link, _address(link)) for link in desk.links_of(host)],
        "page": waiting,
        "may_remind": actions.remindable(host).exists(),
    }
    return page(request, host, "inviting", status=status, **(context | more))


def _address(link: HostLink) -> str:
    return settings.SITE_URL + reverse("members:join", args=[link.code])


@require_POST
@for_moderators
def make_link(request: MemberRequest, host: Host) -> HttpResponse:
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, host, link_form=form, status=422)
    actions.make_link(host, form.cleaned_data["label"], days=form.cleaned_data["days"], by=request.member)
    messages.success(request, _("Je link staat klaar. Deel hem, of druk de poster af."))
    return redirect("members:inviting", host.slug)


@require_POST
@for_moderators
def withdraw_link(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    actions.withdraw_link(get_object_or_404(desk.links_of(host), pk=pk), by=request.member)
    messages.success(request, _("Ingetrokken. Met deze link kan niemand meer meedoen."))
    return redirect("members:inviting", host.slug)


@require_POST
@for_moderators
def remind(request: MemberRequest, host: Host) -> HttpResponse:
    count = actions.remind(host, by=request.member)
    said = ngettext("{n} mens krijgt zo een herinnering.", "{n} mensen krijgen zo een herinnering.", count)
    messages.success(request, said.format(n=count))
    return redirect("members:inviting", host.slug)


@require_safe
@for_moderators
def print_poster(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    """An A4 page with the link as a QR code."""
    link = get_object_or_404(desk.links_of(host), pk=pk)
    words = poster.Words(
        host=host.name,
        title=_("Waar loop jij op vast?"),
        lead=_("Leg een vraag voor aan de beroepsgroepen om je heen. Een paar mensen die het weten, krijgen hem."),
        how=_("Scan de code en doe mee. Het kost twee minuten."),
        url=_address(link),
        accent=colours.accent_in(host.tokens),
    )
    headers = {"Content-Disposition": f'inline; filename="poster-{host.slug}.pdf"'}
    return HttpResponse(poster.pdf(words), content_type="application/pdf", headers=headers)
