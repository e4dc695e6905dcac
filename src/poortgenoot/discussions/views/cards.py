"""The deck of discussion cards, for everybody: on a page, and on paper."""

from __future__ import annotations

import random

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from poortgenoot.core.access import public
from poortgenoot.discussions import shipped
from poortgenoot.discussions.deck import suit_of, suits
from poortgenoot.discussions.papers.cards import pdf


@public
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """All cards by group; with ?trek one of them, drawn anew each time."""
    drawn = random.choice(shipped.cards()) if "trek" in request.GET else None
    context = {"suits": suits(), "drawn": drawn, "suit": suit_of(drawn) if drawn else None}
    return render(request, "discussions/methods/cards.html", context)


@public
@require_safe
def cards_file(request: HttpRequest) -> HttpResponse:
    """The deck to print and cut."""
    headers = {"Content-Disposition": 'inline; filename="kaarten.pdf"', "Cache-Control": "public, max-age=86400"}
    return HttpResponse(pdf(), content_type="application/pdf", headers=headers)
