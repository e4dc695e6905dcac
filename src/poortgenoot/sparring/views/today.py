"""Vandaag, the home page; and the front page for who is not signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from poortgenoot.core import front, waits
from poortgenoot.core.access import public
from poortgenoot.sparring import queries


@public
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    member = getattr(request, "member", None)
    if member is None:
        return render(request, "sparring/front.html", {"parts": front.parts()})
    if member.onboarded_at is None:
        return redirect("members:welcome")
    context = {"today": queries.today(member), "waits": waits.waiting(member)}
    return render(request, "sparring/today.html", context)
