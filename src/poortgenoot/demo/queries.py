"""The story and the cast, as the stage shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from poortgenoot.demo import playing, tables
from poortgenoot.demo.models import Part
from poortgenoot.demo.world import rows
from poortgenoot.discussions.models import Discussion
from poortgenoot.members.models import Host, Member

FIRST_ASKED = frozenset({"member:annelies", "member:mirjam", "member:esther"})
"""Whom the story knows already."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the story: who one becomes, and where that leads."""

    number: int
    title: str
    text: str
    example: str | None
    person: Member
    path: str


def cast() -> QuerySet[Member]:
    """Everybody of the demo world, by name."""
    people = Member.objects.filter(part__isnull=False).select_related("user", "part")
    return people.prefetch_related("memberships__host", "vouches").order_by("name")


def steps() -> list[Step]:
    """The story, in order."""
    people = {person.part.key: person for person in cast()}
    told = ((row, people.get(f"member:{row['as']}")) for row in rows("story"))
    return [_step(row, person) for row, person in told if person]


def _step(row: dict[str, Any], person: Member) -> Step:
    path = path_of(row["look_at"], row["question"])
    return Step(row["n"], row["title"], row["text"], row["example"], person, path)


@dataclass(frozen=True, slots=True)
class Played:
    """The table that is played now, and who of the cast can sit in."""

    table: Discussion
    people: list[Member]


def played() -> Played | None:
    """None while nobody plays, and between two tables."""
    table = tables.table_called("live") if playing.is_on() else None
    if table is None or table.closed_at is not None:
        return None
    actors = {f"member:{voice['who']}" for row in rows("tables") if row["key"] == "live" for voice in row["voices"]}
    here = [p for p in cast() if p.is_verified and p.part.key not in actors and table.host_id in p.host_ids]
    return Played(table, sorted(here, key=lambda p: (p.part.key not in FIRST_ASKED, p.name)))


def path_of(look_at: str, question: str | None) -> str:
    """Where a step of the story leads."""
    if look_at in {"question", "invitation"}:
        part = Part.objects.filter(key=f"question:{question}").first()
        return reverse("sparring:question", args=[part.number]) if part else "/"
    if look_at == "desk":
        host = Host.objects.order_by("pk").first()
        return reverse("members:desk", args=[host.slug]) if host else "/"
    if look_at == "table":
        table = tables.table_called("waits")
        return reverse("discussions:room", args=[table.pk]) if table else reverse("discussions:alone")
    return reverse({"composer": "sparring:ask", "today": "sparring:today"}.get(look_at, "sparring:ledger"))
