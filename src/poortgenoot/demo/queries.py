"""The story and the cast, as the stage shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from poortgenoot.demo.models import Part
from poortgenoot.demo.world import rows
from poortgenoot.members.models import Host, Member


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


def path_of(look_at: str, question: str | None) -> str:
    """Where a step of the story leads."""
    if look_at in {"question", "invitation"}:
        part = Part.objects.filter(key=f"question:{question}").first()
        return reverse("sparring:question", args=[part.number]) if part else "/"
    if look_at == "desk":
        host = Host.objects.order_by("pk").first()
        return reverse("members:desk", args=[host.slug]) if host else "/"
    return reverse({"composer": "sparring:ask", "today": "sparring:today"}.get(look_at, "sparring:ledger"))
