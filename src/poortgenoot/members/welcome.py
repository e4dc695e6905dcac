"""What the last welcome page shows: things this person can use at once. Rooms to the right fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from poortgenoot.members.models import Member

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to read: `kind` says what it is ("les", "sparvraag"), `why` why it is shown to this member."""

    title: str
    url: str
    kind: str
    why: str
    code: str = ""
    """The profession whose mark stands beside it."""


Suggest = Callable[[Member], Sequence[Suggestion]]

_sources: list[Suggest] = []


def register_suggestions(suggest: Suggest) -> None:
    """Let `suggest(member)` offer at most three things that this member may read, best first."""
    if suggest not in _sources:
        _sources.append(suggest)


def suggestions_for(member: Member) -> list[Suggestion]:
    """At most three, of all sources in the order in which they registered."""
    return [found for suggest in _sources for found in suggest(member)][:ENOUGH]
