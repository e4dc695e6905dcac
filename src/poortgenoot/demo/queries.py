"""The story and the cast, as the stage shows them."""

from __future__ import annotations

from dataclasses import dataclass

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
    people = {person.part.key: person for person in cast()}
    return [
        Step(s["n"], s["title"], s["text"], s["example"], people[s["as"]], path_of(s["look_at"], s["question"]))
        for s in rows("story")
        if s["as"] in people
    ]


def path_of(look_at: str, question: str | None) -> str:
    """Where a step of the story leads."""
    if look_at in {"question", "invitation"}:
        part = Part.objects.filter(key=f"question:{question}").first()
        return reverse("sparring:question", args=[part.number]) if part else "/"
    if look_at == "desk":
        host = Host.objects.order_by("pk").first()
        return reverse("members:desk", args=[host.slug]) if host else "/"
    return reverse({"composer": "sparring:ask", "today": "sparring:today"}.get(look_at, "sparring:ledger"))
