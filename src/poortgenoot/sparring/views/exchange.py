"""Gebracht en gekregen."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import queries


@require_GET
def exchange(request: MemberRequest) -> HttpResponse:
    """What I brought and got, by profession: a picture and a table."""
    rows = queries.brought_and_got(request.member)
    most = max((max(r.answered + r.helped_them, r.received + r.helped_me) for r in rows), default=0)
    return render(request, "sparring/exchange.html", {"rows": rows, "most": most})
