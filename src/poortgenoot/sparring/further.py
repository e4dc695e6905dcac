"""Texts of rooms to the right of this one: reported, hidden and purged by the same keepers, by the same rules.

A room registers each kind in its AppConfig's `ready`; a kind that did not register cannot be reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from poortgenoot.members.models import Member
from poortgenoot.sparring.models import Lesson
from poortgenoot.sparring.models.further import FurtherText


@dataclass(frozen=True, slots=True)
class Kind:
    """What this room must know of one kind of text. `name` has at most ten characters.

    `sees`: the gate. `readers`: how many could have read it. `changed`: it was hidden or shown.
    `take_out`: delete it, also from the index. `lessons`: what was made of it and goes with it. `home`: the path of
    fields from a text to whose case it is, such as "discussion__bringer".
    """

    name: str
    label: str | Promise
    model: type[FurtherText]
    sees: Callable[[Member, Any], bool]
    writer: Callable[[Any], int | None]
    home: str
    written_at: Callable[[Any], datetime]
    readers: Callable[[Any], int]
    changed: Callable[[Any], None]
    take_out: Callable[[Any], None]
    lessons: Callable[[Any], Iterable[Lesson]]

    def home_of(self, text: FurtherText) -> Member:
        found: Any = text
        for name in self.home.split("__"):
            found = getattr(found, name)
        member: Member = found
        return member


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


def of(text: FurtherText) -> Kind:
    """The kind of a text; raises `LookupError` for one that no room registered."""
    found = next((kind for kind in _kinds.values() if type(text) is kind.model), None)
    if found is None:
        raise LookupError(type(text).__name__)
    return found


def called(name: str) -> Kind | None:
    return _kinds.get(name)
