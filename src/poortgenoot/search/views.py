"""One box, what it found, and a filter by kind."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from poortgenoot.core.numbers import number_in
from poortgenoot.members.requests import MemberRequest
from poortgenoot.search import gates, queries
from poortgenoot.search.queries import Results

MOST_PAGES = 99_999
EXAMPLES = ("spoor 2", "loonsanctie", "arbeidsbelastbaarheid", "opbouw burn-out")


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter above the results."""

    url: str
    label: str | Promise
    count: str
    current: bool


@require_GET
def search(request: MemberRequest) -> HttpResponse:
    text, kind = request.GET.get("q", "").strip(), _kind(request)
    context: dict[str, object] = {"query": text, "kind": kind, "examples": EXAMPLES}
    if text:
        results = queries.find(text, request.member, {kind} if kind else (), _page(request))
        context |= {"results": results, "choices": _choices(results, kind), **_neighbours(results, kind)}
    return render(request, "search/search.html", context)


def _kind(request: HttpRequest) -> str:
    """The kind chosen, or nothing for one that does not exist: an old link still works."""
    wanted = request.GET.get("soort", "")
    return wanted if wanted in {kind.name for kind in gates.kinds()} else ""


def _page(request: HttpRequest) -> int:
    return number_in(request.GET.get("page", ""), most=MOST_PAGES) or 1


def _choices(results: Results, kind: str) -> list[Choice]:
    counts = results.counts
    total = sum(count.number for count in counts)
    everything = Choice(_url(results.query), _("Alles"), _number(total, any(c.more for c in counts)), not kind)
    return [everything] + [
        Choice(_url(results.query, count.kind), count.label, _number(count.number, count.more), count.kind == kind)
        for count in counts
    ]


def _number(number: int, more: bool) -> str:
    return f"{number}+" if more else str(number)


def _neighbours(results: Results, kind: str) -> dict[str, str]:
    """The addresses of the pages before and after this one, where there are any."""
    before = _url(results.query, kind, results.page - 1) if results.page > 1 else ""
    after = _url(results.query, kind, results.page + 1) if results.page < results.pages else ""
    return {"previous_url": before, "next_url": after}


def _url(query: str, kind: str = "", page: int = 1) -> str:
    asked: dict[str, str | int] = {"q": query}
    if kind:
        asked["soort"] = kind
    if page > 1:
        asked["page"] = page
    return f"{reverse('search:search')}?{urlencode(asked)}"
