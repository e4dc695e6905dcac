"""The inbox, how I want to be told, and the way out of the mail."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core.access import public
from poortgenoot.members.requests import MemberRequest
from poortgenoot.notifications import access, actions, letters, queries
from poortgenoot.notifications.actions.tell import preferences_of
from poortgenoot.notifications.forms import PreferencesForm


@require_GET
def inbox(request: MemberRequest) -> HttpResponse:
    context = {"notices": queries.notices_of(request.member)}
    return render(request, "notifications/inbox.html", context)


@require_GET
def counter(request: MemberRequest) -> HttpResponse:
    """The number beside the bell, for a page that heard a hint."""
    return render(request, "notifications/_counter.html")


@require_POST
def open_notice(request: MemberRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(access.notices_visible_to(request.member), pk=pk)
    actions.read(request.member, notice.subject)
    return redirect(notice.url)


@require_POST
def mark_read(request: MemberRequest) -> HttpResponse:
    """An open page tells that its subject was seen; without a subject: everything was."""
    if subject := request.POST.get("subject"):
        actions.read(request.member, subject)
        return HttpResponse(status=204)
    actions.read_all(request.member)
    return redirect("notifications:inbox")


def preferences(request: MemberRequest) -> HttpResponse:
    form = PreferencesForm(request.POST or None, instance=preferences_of(request.member))
    if request.method == "POST" and form.is_valid():
        actions.change_preferences(request.member, **form.cleaned_data)
        messages.success(request, _("Bewaard. Zo hoor je het voortaan."))
        return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", {"form": form})


@method_decorator([public, csrf_exempt], name="dispatch")
class Unsubscribe(View):
    """One click from a mail program (RFC 8058: a bare POST, without cookies), or two from a person."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        _check(key)
        return render(request, "notifications/unsubscribe.html", {"done": False})

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        _check(key)
        actions.unsubscribe(key)
        return render(request, "notifications/unsubscribe.html", {"done": True})


def _check(key: str) -> None:
    try:
        letters.member_of_key(key)
    except (signing.BadSignature, ValueError) as wrong:
        raise Http404 from wrong
