"""The methods: what there is to choose from, the script of one, and a host's own at its desk."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from poortgenoot.core.access import TooMany
from poortgenoot.discussions import script_file
from poortgenoot.discussions.access.methods import can_keep_methods
from poortgenoot.discussions.actions import methods as actions
from poortgenoot.discussions.forms.methods import ImportForm, ScriptForm
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_reading import Unreadable
from poortgenoot.discussions.models import OwnMethod
from poortgenoot.discussions.overtaking import Overtaken
from poortgenoot.discussions.queries import methods as queries
from poortgenoot.discussions.script_picture import HEIGHT, WIDTH, blocks
from poortgenoot.members.models import Host
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_moderators, tabs

FORMATS = {
    "toml": (script_file.toml, "application/toml"),
    "json": (script_file.as_json, "application/json"),
}


@require_safe
def methods(request: MemberRequest) -> HttpResponse:
    """The methods that ship, and those of my hosts."""
    offered = [(found, blocks(found.method)) for found in queries.methods_for(request.member)]
    context = {"offered": offered, "wide": WIDTH, "high": HEIGHT, "hosts": _kept_hosts(request)}
    return render(request, "discussions/methods/list.html", context)


@require_safe
def method(request: MemberRequest, key: str) -> HttpResponse:
    """The whole script of one."""
    found = queries.method_for(request.member, key)
    context = {
        "found": found,
        "method": found.method,
        "blocks": blocks(found.method),
        "wide": WIDTH,
        "high": HEIGHT,
        "hosts": _kept_hosts(request),
    }
    return render(request, "discussions/methods/method.html", context)


@require_safe
def method_file(request: MemberRequest, key: str, form: str) -> HttpResponse:
    """The script as a file to keep or pass on."""
    found = queries.method_for(request.member, key)
    write, kind = FORMATS[form]
    headers = {"Content-Disposition": f'attachment; filename="{key}.{form}"'}
    return HttpResponse(write(found.method), content_type=f"{kind}; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def own_methods(request: MemberRequest, host: Host) -> HttpResponse:
    """What this host keeps, and a form to read one from a file."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, host, form.cleaned_data["file"])
        except ValidationError as wrong:
            form.add_error("file", wrong.messages[:10])
    context = {"host": host, "tabs": tabs(request, host), "form": form, "own": queries.kept_by(host)}
    context["shipped"] = [found for found in queries.methods_for(request.member) if found.own is None]
    return render(request, "discussions/methods/own.html", context, status=422 if form.errors else 200)


@require_POST
@for_moderators
def copy_method(request: MemberRequest, host: Host) -> HttpResponse:
    """A copy of any method that the moderator may choose, to change it."""
    found = queries.method_for(request.member, request.POST.get("key", ""))
    try:
        return _kept(request, host, found.method)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return redirect("discussions:own_methods", host.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def change_method(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    own = _own(host, pk)
    if request.method != "POST":
        return _form(request, host, own, ScriptForm.of(own.method, own.version))
    form = ScriptForm.sent(request.POST)
    if request.POST.get("do", "") != "bewaar":
        return _form(request, host, own, form)
    try:
        actions.change(own, form.method(f"eigen-{own.pk}"), expects=form.version, by=request.member)
    except Unreadable as unreadable:
        return _form(request, host, own, form.with_faults(unreadable.faults), status=422)
    except actions.Unworkable as wrong:
        return _form(request, host, own, form.with_faults(wrong.faults), status=422)
    except Overtaken as wrong:
        own = _own(host, pk)
        now = script_file.toml(own.method)
        return _form(request, host, own, form.on_top_of(own.version), status=422, why=" ".join(wrong.messages), now=now)
    except ValidationError as wrong:
        return _form(request, host, own, form, status=422, why=" ".join(wrong.messages))
    messages.success(request, _("Bewaard. Wat al loopt, houdt de oude versie."))
    return redirect("discussions:method", f"{queries.PREFIX}{own.pk}")


@require_POST
@for_moderators
def withdraw_method(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    actions.withdraw_method(_own(host, pk), by=request.member)
    messages.success(request, _("Ingetrokken. Wat ermee loopt, loopt door."))
    return redirect("discussions:own_methods", host.slug)


@require_POST
@for_moderators
def put_back_method(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    actions.put_back_method(_own(host, pk), by=request.member)
    messages.success(request, _("Teruggezet. Jullie leden kunnen hem weer kiezen."))
    return redirect("discussions:own_methods", host.slug)


def _kept(request: MemberRequest, host: Host, method: Method) -> HttpResponse:
    try:
        own = actions.keep(host, method, by=request.member)
    except TooMany as many:
        messages.error(request, many.why)
        return redirect("discussions:own_methods", host.slug)
    messages.success(request, _("De werkvorm staat bij jullie. Verander hem zoals je wilt."))
    return redirect("discussions:change_method", host.slug, own.pk)


def _form(
    request: MemberRequest, host: Host, own: OwnMethod, form: ScriptForm, status: int = 200, **more: str
) -> HttpResponse:
    """`more`: `why` it was not kept; `now`, the script of another that stands there now."""
    context = {"host": host, "tabs": tabs(request, host), "own": own, "form": form, **more}
    return render(request, "discussions/methods/change.html", context, status=status)


def _own(host: Host, pk: int) -> OwnMethod:
    return get_object_or_404(queries.of_host(host), pk=pk)


def _kept_hosts(request: MemberRequest) -> list[Host]:
    """The hosts for which this member may keep methods."""
    mine = (membership.host for membership in request.member.memberships.select_related("host"))
    return [host for host in mine if can_keep_methods(request.member, host)]
