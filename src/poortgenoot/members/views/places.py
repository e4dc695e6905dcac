"""Places to choose from, while somebody types."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from poortgenoot.members import places
from poortgenoot.members.requests import MemberRequest


@require_safe
def found(request: MemberRequest) -> HttpResponse:
    """Options for each box that holds the beginning of a place: no more than ten in all."""
    texts = [text[:40] for name, text in request.GET.dict().items() if "place" in name or name == "q"]
    options = [place for text in texts if len(text) > 1 for place in places.found(text, most=8)]
    return render(request, "members/_places.html", {"places": list(dict.fromkeys(options))[:24]})
