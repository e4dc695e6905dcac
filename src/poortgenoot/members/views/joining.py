"""The page behind a host's link, and a member's own hosts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poortgenoot.core.access import public
from poortgenoot.members import actions
from poortgenoot.members.actions.joining import is_open
from poortgenoot.members.arrivals import SESSION_KEY
from poortgenoot.members.forms import JoinForm
from poortgenoot.members.queries import hosts
from poortgenoot.members.queries.addresses import proven_addresses
from poortgenoot.members.requests import MemberRequest


@public
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Who invites, and one button. A visitor signs in first; the code waits in the session meanwhile."""
    link = hosts.link_by_code(code)
    if link is None:
        raise Http404
    request.host_look = link.host  # type: ignore[attr-defined]
    if not is_open(link):
        return render(request, "members/join_over.html", {"host": link.host}, status=410)
    if request.method != "POST":
        return render(request, "members/join.html", {"host": link.host})
    member = getattr(request, "member", None)
    if member is None:
        request.session[SESSION_KEY] = code
        return redirect("accounts:sign_in")
    host = actions.follow_link(link, by=member)
    messages.success(request, _("Welkom bij {host}.").format(host=host.name))
    return redirect("members:welcome" if member.onboarded_at is None else "members:hosts")


@require_http_methods(["GET", "HEAD", "POST"])
def own_hosts(request: MemberRequest) -> HttpResponse:
    """The hosts one belongs to, what waits, and asking another."""
    form = JoinForm(request.POST or None, member=request.member)
    if request.method == "POST" and form.is_valid():
        host = form.cleaned_data["host"]
        if actions.take_up(host, proven_addresses(request.member), by=request.member):
            messages.success(request, _("Welkom bij {host}.").format(host=host.name))
            return redirect("members:hosts")
        asked = actions.ask_to_join(host, form.cleaned_data["note"], by=request.member)
        messages.success(request, _("Gevraagd. De moderators van {host} beslissen.").format(host=asked.host.name))
        return redirect("members:hosts")
    context = {
        "form": form,
        "memberships": hosts.of(request.member),
        "waiting": hosts.waiting_requests_of(request.member),
    }
    return render(request, "members/hosts.html", context, status=422 if form.is_bound else 200)


@require_POST
def leave(request: MemberRequest, slug: str) -> HttpResponse:
    membership = get_object_or_404(hosts.of(request.member), host__slug=slug)
    actions.leave(membership.host, by=request.member)
    messages.success(request, _("Je bent geen lid meer van {host}.").format(host=membership.host.name))
    return redirect("members:hosts")
