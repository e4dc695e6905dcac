"""Discussions a page at a time, for programs."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from poortgenoot.core.keyset import Mark, Page, newest
from poortgenoot.discussions.access.cases import (
    discussion_by_code,
    discussions_open_to,
    discussions_visible_to,
    is_closed_to,
)
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries.lists import within_reach
from poortgenoot.members.models import Member


def discussions(member: Member, after: Mark | None) -> Page[Discussion]:
    """What `member` sits in or may sit down at, newest first, each with `seated`."""
    mine = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member, removed_at=None))
    seen = discussions_visible_to(member).values("pk")
    open_ones = discussions_open_to(member).values("pk")
    found = Discussion.objects.filter(Q(pk__in=seen) | Q(pk__in=open_ones)).annotate(seated=mine)
    return newest(found, "made_at", after)


def reachable(member: Member, pk: int, code: str) -> Discussion | None:
    """One that `member` sees or may sit down at, or holds the link of."""
    linked = discussion_by_code(code) if code else None
    if linked is not None and linked.pk == pk and not is_closed_to(member, linked):
        return linked
    return within_reach(member, pk)
