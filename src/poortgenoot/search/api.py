"""Search for programs: the same results as the page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from poortgenoot.search import queries

if TYPE_CHECKING:
    from poortgenoot.members.requests import MemberRequest

router = Router(tags=["search"])


class Found(Schema):
    """One entry; `excerpt` is safe HTML with <mark> around what answers."""

    kind: str
    object_id: int
    title: str
    excerpt: str
    url: str
    professions: list[str]
    themes: list[str]
    at: datetime
    score: float


class Count(Schema):
    """How many of a kind were found; `more`: at least so many."""

    kind: str
    number: int
    more: bool


class SearchPage(Schema):
    query: str
    found: list[Found]
    counts: list[Count]
    total: int
    more: bool
    page: int
    pages: int
    did_you_mean: str
    next: str | None


class SearchFor(Schema):
    q: str = Field(max_length=queries.LONGEST_QUERY)
    kind: list[str] = []
    page: int = Field(1, ge=1, le=1000)


@router.get("/search", response=SearchPage, summary="Search what the member may see")
def search(request: HttpRequest, asked: Query[SearchFor]) -> SearchPage:
    results = queries.find(asked.q, cast("MemberRequest", request).member, asked.kind, asked.page)
    found = [
        Found(
            kind=one.kind,
            object_id=one.object_id,
            title=one.title,
            excerpt=one.excerpt_html,
            url=one.url,
            professions=list(one.professions),
            themes=list(one.themes),
            at=one.at,
            score=one.score,
        )
        for one in results.found
    ]
    return SearchPage(
        query=results.query,
        found=found,
        counts=[Count(kind=count.kind, number=count.number, more=count.more) for count in results.counts],
        total=results.total,
        more=results.more,
        page=results.page,
        pages=results.pages,
        did_you_mean=results.did_you_mean,
        next=_next(request, results),
    )


def _next(request: HttpRequest, results: queries.Results) -> str | None:
    """Ranks have no keyset: the page after this one, by number."""
    if results.page >= results.pages:
        return None
    words = request.GET.copy()
    words["page"] = str(results.page + 1)
    return f"{request.path}?{words.urlencode()}"
