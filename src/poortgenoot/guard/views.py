"""The check while one types. The text is judged and forgotten: nothing of it is written or logged."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot import guard
from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.guard import choices
from poortgenoot.guard.engine import GuardUnavailable
from poortgenoot.members.requests import MemberRequest


@require_POST
def check(request: MemberRequest) -> HttpResponse:
    """The findings of one field as the list below it; `field`, `text`, and the choices made until now."""
    return findings_for(request, f"member-{request.member.pk}")


def findings_for(request: HttpRequest, who: str) -> HttpResponse:
    """The same for `who`, whose checks are counted: a member, or a guest whom another room let in."""
    too_many = _("Even rustig aan. De controle kijkt weer mee over een minuut.")
    tallies.count("guard", who, per="minute", limit=LIMITS.guard_checks_per_minute, why=too_many)
    field = request.POST.get("field", "")
    is_title = request.POST.get("title") == "yes"
    text = request.POST.get("text", "")[: LIMITS.text_length].replace("\r\n", "\n")
    context: dict[str, object] = {"name": field, "is_title": is_title, "checked": True}
    try:
        found = guard.check(text)
    except GuardUnavailable:
        return render(request, "guard/_findings.html", context | {"building": True})
    rows = choices.rows(field, found, choices.read(request.POST, field), is_title=is_title)
    return render(request, "guard/_findings.html", context | {"rows": rows, "is_empty": not text.strip()})
