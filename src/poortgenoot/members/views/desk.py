"""A host's desk: where it stands, who waits, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from poortgenoot.core.access import demand
from poortgenoot.members import desk, next_steps
from poortgenoot.members.access import hosts_moderated_by, may_administer
from poortgenoot.members.actions.inviting import remindable
from poortgenoot.members.models import Host
from poortgenoot.members.professions import Profession
from poortgenoot.members.queries import desk as queries
from poortgenoot.members.queries.hosts import open_requests_at
from poortgenoot.members.requests import MemberRequest

type Room = Callable[..., HttpResponse]


def for_moderators(view: Room) -> Room:
    """Gives the view its host in place of the slug; for who does not moderate it, it is not there (404)."""

    @wraps(view)
    def entered(request: MemberRequest, slug: str, **more: int) -> HttpResponse:
        host = get_object_or_404(hosts_moderated_by(request.member), slug=slug)
        request.host_look = host  # type: ignore[attr-defined]
        return view(request, host, **more)

    return entered


def for_administrators(view: Room) -> Room:
    """The same, and for who moderates the host without administering it: 403."""

    @for_moderators
    @wraps(view)
    def entered(request: MemberRequest, host: Host, **more: int) -> HttpResponse:
        demand(may_administer(request.member, host), _("Alleen een beheerder van deze gastheer kan dit."))
        return view(request, host, **more)

    return entered


def tabs(request: MemberRequest, host: Host) -> list[dict[str, object]]:
    """The rooms of the desk that this moderator may enter."""
    rooms: list[tuple[str, str | Promise]] = [("", _("Bureau")), ("leden/", _("Leden")), ("wachtrij/", _("Wachtrij"))]
    rooms += [("uitnodigen/", _("Uitnodigen")), *desk.more_tabs(), ("huisstijl/", _("Huisstijl"))]
    if may_administer(request.member, host):
        rooms += [("instellingen/", _("Instellingen")), ("aanmelden/", _("Aanmelden"))]
    base = f"/gastheer/{host.slug}/"
    here = request.path.removeprefix(base)
    return [{"url": base + end, "label": label, "current": _is_in(here, end)} for end, label in rooms]


def _is_in(here: str, room: str) -> bool:
    """Whether the page `here` is of `room`, both from the desk's address on; the desk itself is only itself."""
    return here.startswith(room) if room else not here


def page(request: MemberRequest, host: Host, name: str, status: int = 200, **context: object) -> HttpResponse:
    """One page of the desk of `host`."""
    shown = {"host": host, "tabs": tabs(request, host), **context}
    return render(request, f"members/desk/{name}.html", shown, status=status)


@require_safe
def desks(request: MemberRequest) -> HttpResponse:
    """The desks of this member: straight on when there is one."""
    found = list(hosts_moderated_by(request.member))
    if len(found) == 1:
        return redirect("members:desk", found[0].slug)
    return render(request, "members/desk/desks.html", {"hosts": found})


@require_safe
@for_moderators
def home(request: MemberRequest, host: Host) -> HttpResponse:
    standings = queries.standings(host)
    steps = next_steps.steps(_numbers(host, standings), f"/gastheer/{host.slug}/") + desk.more_steps(host)
    return page(
        request,
        host,
        "home",
        standings=standings,
        columns=[column.label for column in desk.columns()],
        most=max((max(s.invited, s.joined) for s in standings), default=0),
        steps=steps,
        panels=desk.panels(host, request.member),
    )


def _numbers(host: Host, standings: list[queries.Standing]) -> next_steps.Numbers:
    joined = {s.code for s in standings if s.joined}
    missing = [str(Profession(code).label) for code in next_steps.WANTED if code not in joined]
    return next_steps.Numbers(
        requests=open_requests_at(host).count(),
        unverified=len(queries.unverified_ids(host)),
        waiting=sum(s.waiting for s in standings),
        reminded=remindable(host).count(),
        links=queries.links_of(host).count(),
        missing=tuple(missing),
    )
