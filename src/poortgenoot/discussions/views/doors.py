"""The ways to a table: the list, a link, a seat, and no thank you."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poortgenoot.discussions import actions
from poortgenoot.discussions.access.cases import discussion_by_code, is_closed_to
from poortgenoot.discussions.access.seats import may_sit_as, seat_of
from poortgenoot.discussions.models import Discussion
from poortgenoot.discussions.queries import lists
from poortgenoot.members.requests import MemberRequest


@require_GET
def discussions(request: MemberRequest) -> HttpResponse:
    """Mine, with what waits for me; those I may sit down at; and those that are over."""
    return render(request, "discussions/table/list.html", {"found": lists.of(request.member)})


@require_GET
def join(request: MemberRequest, code: str) -> HttpResponse:
    """By the link or the QR code of a table: what it is about, and as whom one sits down."""
    discussion = discussion_by_code(code)
    if discussion is None or is_closed_to(request.member, discussion):
        return render(request, "discussions/table/link_over.html", status=404)
    seat = seat_of(request.member, discussion)
    if seat and seat.takes_part:
        return redirect("discussions:room", discussion.pk)
    return _doorstep(request, discussion, code)


@require_http_methods(["GET", "HEAD", "POST"])
def take_seat(request: MemberRequest, pk: int) -> HttpResponse:
    """What it is about and as whom one sits down; a POST sits down."""
    discussion = _within_reach(request, pk)
    if request.method != "POST":
        return _doorstep(request, discussion)
    profession = request.POST.get("profession", "") or request.member.profession
    actions.take(discussion, profession, by=request.member, code=request.POST.get("code", ""))
    return redirect("discussions:room", discussion.pk)


@require_POST
def decline(request: MemberRequest, pk: int) -> HttpResponse:
    """One click, no reason asked."""
    actions.decline(_within_reach(request, pk), by=request.member)
    messages.success(request, _("Goed, deze keer niet. Dank je dat je het liet weten."))
    return redirect("discussions:list")


def _within_reach(request: MemberRequest, pk: int) -> Discussion:
    """One that I was asked for or may come in to by myself, or hold the link of."""
    found = lists.within_reach(request.member, pk)
    by_link = discussion_by_code(request.POST.get("code", "")) if request.POST.get("code") else None
    if by_link is not None and by_link.pk == pk and not is_closed_to(request.member, by_link):
        return by_link
    if found is None:
        raise Http404
    return found


def _doorstep(request: MemberRequest, discussion: Discussion, code: str = "") -> HttpResponse:
    professions = may_sit_as(request.member, discussion)
    context = {"discussion": discussion, "method": discussion.method, "may_sit_as": professions, "code": code}
    return render(request, "discussions/table/join.html", context)
