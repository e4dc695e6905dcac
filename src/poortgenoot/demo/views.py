"""The demo: a story in seven steps, a table to sit in at, the cast, a clock that moves, and every mail sent."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core.access import public
from poortgenoot.demo import clock, queries
from poortgenoot.discussions import actions
from poortgenoot.members.models import Member
from poortgenoot.notifications import links
from poortgenoot.notifications import queries as post

BACKEND = "poortgenoot.accounts.backends.MemberBackend"


@public
@require_GET
def stage(request: HttpRequest) -> HttpResponse:
    """The story, and below it everybody one can be."""
    shown = {"steps": queries.steps(), "cast": queries.cast(), "leaps": clock.Leap, "played": queries.played()}
    return render(request, "demo/stage.html", shown)


@public
@require_POST
def sit_in(request: HttpRequest) -> HttpResponse:
    """Become somebody of the cast and take a seat at the table that is played."""
    played = queries.played()
    wanted = request.POST.get("wie", "")
    person = next((p for p in played.people if str(p.pk) == wanted), None) if played else None
    if played is None or person is None:
        raise Http404
    actions.take(played.table, person.profession, by=person)
    _sign_in(request, person)
    return redirect("discussions:room", played.table.pk)


@public
@require_POST
def become(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of the cast, and go where the story leads."""
    person = get_object_or_404(queries.cast(), pk=pk)
    _sign_in(request, person)
    wanted = request.POST.get("next", "/")
    return redirect(wanted if url_has_allowed_host_and_scheme(wanted, None) else "/")


def _sign_in(request: HttpRequest, person: Member) -> None:
    logout(request)
    assert person.user is not None
    login(request, person.user, backend=BACKEND)


@public
@require_POST
def leap(request: HttpRequest) -> HttpResponse:
    try:
        how = clock.Leap(request.POST.get("how", ""))
    except ValueError as wrong:
        raise BadRequest from wrong
    clock.leap(how)
    messages.success(request, _("De klok ging vooruit. Alles wat in die tijd moest gebeuren, is gebeurd."))
    return redirect("demo:mailbox" if request.POST.get("next") == "/demo/brievenbus/" else "demo:stage")


@public
@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/mailbox.html", {"mails": post.mails_newest_first()[:100], "leaps": clock.Leap})


@public
@require_GET
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail as its reader gets it, with links that are made now."""
    found = get_object_or_404(post.mails_newest_first(), pk=pk)
    return render(request, "demo/mail.html", {"mail": found, "text": links.fill(found.text, found.link)})


@public
@require_GET
def mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML part on its own, for the frame beside the text."""
    found = get_object_or_404(post.mails_newest_first(), pk=pk)
    response = HttpResponse(links.fill(found.html, found.link))
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'"
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
