"""The other rooms of the desk: members and roles, look, settings, signing in."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from poortgenoot.accounts.fresh import fresh_required
from poortgenoot.core.access import demand, public
from poortgenoot.members import actions, colours
from poortgenoot.members.access import may_administer
from poortgenoot.members.forms.hosting import LookForm, OidcForm, SettingsForm
from poortgenoot.members.models import Host, Membership
from poortgenoot.members.queries import desk
from poortgenoot.members.queries.addresses import proven_addresses
from poortgenoot.members.queries.hosts import host_called
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_administrators, for_moderators, page


@require_safe
@for_moderators
def members(request: MemberRequest, host: Host) -> HttpResponse:
    """Everybody at this host, with their role and what the host vouches for."""
    text = request.GET.get("q", "").replace("\0", "").strip()[:120]
    found = Paginator(desk.memberships_at(host, text), desk.ON_PAGE).get_page(request.GET.get("page"))
    roles = Membership.Role.choices if may_administer(request.member, host) else []
    return page(request, host, "members", page=found, text=text, roles=roles)


@require_POST
@for_moderators
@fresh_required
def change_member(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    """One member of this host: another role, a vouch taken back, or out."""
    membership = desk.membership_at(host, pk)
    if membership is None:
        raise Http404
    name = membership.member.name
    if "role" in request.POST and request.POST["role"] in Membership.Role.values:
        actions.set_role(membership, request.POST["role"], by=request.member)
        messages.success(request, _("De rol van {name} is veranderd.").format(name=name))
    elif "unvouch" in request.POST:
        actions.unvouch(membership.member, host, request.POST["unvouch"], by=request.member)
        messages.success(request, _("Je gastheer staat niet meer in voor dit beroep van {name}.").format(name=name))
    elif "remove" in request.POST:
        demand(membership.role == Membership.Role.MEMBER, _("Haal eerst de rol van moderator of beheerder weg."))
        actions.remove_members([membership], host, by=request.member)
        messages.success(request, _("{name} is geen lid meer van deze gastheer.").format(name=name))
    return redirect("members:desk_members", host.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def look(request: MemberRequest, host: Host) -> HttpResponse:
    """The colour of the host; or the house's own again."""
    if "reset" in request.POST:
        actions.set_look(host, {}, by=request.member)
        return redirect("members:look", host.slug)
    form = LookForm(request.POST or None, initial={"accent": colours.accent_in(host.tokens)})
    if request.method == "POST" and form.is_valid():
        actions.set_look(host, colours.tokens(form.cleaned_data["accent"]), by=request.member)
        messages.success(request, _("Zo zien jullie pagina's er nu uit."))
        return redirect("members:look", host.slug)
    return page(request, host, "look", form=form, status=422 if form.is_bound else 200)


@public
@require_safe
@cache_control(public=True, max_age=300)
def style(request: HttpRequest, slug: str) -> HttpResponse:
    """The host's tokens over the house's own, for the head of its pages."""
    host = host_called(slug)
    if host is None:
        raise Http404
    return HttpResponse(colours.style_sheet(host.tokens), content_type="text/css; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@fresh_required
def settings(request: MemberRequest, host: Host) -> HttpResponse:
    mine = proven_addresses(request.member)
    form = SettingsForm(request.POST or None, host=host, addresses=mine, initial=SettingsForm.initial_of(host))
    if request.method == "POST" and form.is_valid():
        actions.change_settings(host, form.settings(), by=request.member)
        messages.success(request, _("De instellingen zijn bewaard."))
        return redirect("members:settings", host.slug)
    return page(request, host, "settings", form=form, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@fresh_required
def oidc(request: MemberRequest, host: Host) -> HttpResponse:
    """Signing in at the host's own organisation."""
    if "off" in request.POST:
        actions.set_oidc(host, {}, by=request.member)
        messages.success(request, _("Aanmelden via jullie eigen dienst staat uit."))
        return redirect("members:oidc", host.slug)
    form = OidcForm(request.POST or None, host=host, initial=OidcForm.initial_of(host))
    if request.method == "POST" and form.is_valid():
        actions.set_oidc(host, form.cleaned_data, by=request.member)
        messages.success(request, _("Bewaard. Probeer het meteen uit in een ander venster."))
        return redirect("members:oidc", host.slug)
    return page(request, host, "oidc", form=form, status=422 if form.is_bound else 200)
