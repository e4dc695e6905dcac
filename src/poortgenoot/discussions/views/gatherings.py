"""For who organises: links and posters of a host's gatherings, and the big screen in the hall."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from poortgenoot.core import qr
from poortgenoot.core.access import public
from poortgenoot.discussions import returning
from poortgenoot.discussions.access.alone import PROFESSIONS_TO_OPEN, can_show, is_going_on
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.forms.alone import GatheringForm
from poortgenoot.discussions.models import Gathering
from poortgenoot.discussions.others import laid_out
from poortgenoot.discussions.papers.gathering import link_of, poster_of
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.weighers import Pool
from poortgenoot.members.models import Host
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.views.desk import for_moderators, tabs
from poortgenoot.notifications.links import absolute


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def gatherings(request: MemberRequest, host: Host) -> HttpResponse:
    """The links of this host, and a form for a new one."""
    form = GatheringForm(request.POST or None, cases=queries.to_gather(host))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.gather(host, given["prepared"], given["title"], given["last_day"], by=request.member)
        except ValidationError as wrong:
            form.add_error("title", wrong.messages)
        else:
            messages.success(request, _("De link staat klaar. Deel hem, of druk de poster af."))
            return redirect("discussions:gatherings", host.slug)
    context = {
        "host": host,
        "tabs": tabs(request, host),
        "form": form,
        "gatherings": [(found, link_of(found), _screen_link(found)) for found in queries.organised(host)],
        "own_cases": queries.own_cases(host),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "discussions/alone/gatherings.html", context, status=status)


@require_POST
@for_moderators
def withdraw(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    actions.withdraw(get_object_or_404(queries.organised(host), pk=pk), by=request.member)
    messages.success(request, _("Ingetrokken. Met deze link kan niemand meer meewegen."))
    return redirect("discussions:gatherings", host.slug)


@require_POST
@for_moderators
def take_away(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    """A case of the host's own, away from everybody."""
    found = next((case for case in queries.own_cases(host) if case.pk == pk), None)
    if found is None:
        raise Http404
    actions.take_away(found, by=request.member)
    messages.success(request, _("Weg. Niemand ziet deze casus nog."))
    return redirect("discussions:gatherings", host.slug)


@require_safe
@for_moderators
def print_poster(request: MemberRequest, host: Host, pk: int) -> HttpResponse:
    """An A4 page with the link as a QR code."""
    found = get_object_or_404(queries.organised(host), pk=pk)
    headers = {"Content-Disposition": f'inline; filename="weeg-mee-{host.slug}.pdf"'}
    return HttpResponse(poster_of(found), content_type="application/pdf", headers=headers)


@public
@require_safe
def big_screen(request: HttpRequest, code: str) -> HttpResponse:
    """For the hall: how many sealed, and the picture once it is open. Nothing of anybody's own.

    For moderators of the host, or on any computer with the signed key that its desk gives out.
    """
    found = screen_of(request, code)
    if found is None:
        return redirect_to_login(request.get_full_path())
    pool = Pool(found.prepared, found)
    opened = queries.opened(pool, None)
    sealed = queries.sealed_professions(pool)
    context = {
        "gathering": found,
        "case": found.prepared,
        "link": link_of(found),
        "qr": qr.for_page(link_of(found)),
        "is_going_on": is_going_on(found),
        "sealed": sealed,
        "people": sum(sealed.values()),
        "others": laid_out(found.prepared, opened) if opened else None,
        "missing": max(0, PROFESSIONS_TO_OPEN - len(sealed)),
        "polls": request.get_full_path(),
    }
    name = "_screen.html" if request.htmx else "screen.html"  # type: ignore[attr-defined]
    return render(request, f"discussions/alone/{name}", context)


def screen_of(request: HttpRequest, code: str) -> Gathering | None:
    """The gathering whose screen this reader may see; None: a visitor may try after signing in. Else 404."""
    found = queries.gathering_called(code)
    key, member = request.GET.get("sleutel", ""), getattr(request, "member", None)
    if found and key and returning.opens_screen(key, found):
        return found
    if member is None:
        return None
    if found is None or not can_show(member, found):
        raise Http404
    return found


def _screen_link(found: Gathering) -> str:
    """For the computer in the hall, on which nobody has to sign in."""
    path = reverse("discussions:big_screen_alone", args=[found.code], query={"sleutel": returning.screen_key(found)})
    return absolute(path)
