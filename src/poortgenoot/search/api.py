"""Search for programs: the same results as the page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from poortgenoot.core.walking import next_path
from poortgenoot.search import queries
from poortgenoot.search.marks import demand_rank_mark

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
    did_you_mean: str
    next: str | None


class SearchFor(Schema):
    q: str = Field(max_length=queries.LONGEST_QUERY)
    kind: list[str] = []
    after: str = Field("", max_length=80)


@router.get("/search", response=SearchPage, summary="Search what the member may see")
def search(request: HttpRequest, asked: Query[SearchFor]) -> SearchPage:
    member = cast("MemberRequest", request).member
    results, after = queries.find_after(asked.q, member, asked.kind, demand_rank_mark(asked.after))
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
        )
        for one in results.found
    ]
    return SearchPage(
        query=results.query,
        found=found,
        counts=[Count(kind=count.kind, number=count.number, more=count.more) for count in results.counts],
        total=results.total,
        more=results.more,
        did_you_mean=results.did_you_mean,
        next=next_path(request, after),
    )
