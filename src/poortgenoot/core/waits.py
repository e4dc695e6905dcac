"""What waits for a member, for the page Vandaag: rooms to the right of the one that shows it add their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """One line: `code` is the profession whose mark stands before it, `until` (aware) when it should be done."""

    title: str
    url: str
    why: str
    code: str
    until: datetime | None = None


_found: list[Callable[[object], Iterable[Wait]]] = []


def register(find: Callable[[object], Iterable[Wait]]) -> None:
    """Let `find(member)` add lines."""
    if find not in _found:
        _found.append(find)


def waiting(member: object) -> list[Wait]:
    return [wait for find in _found for wait in find(member)]
