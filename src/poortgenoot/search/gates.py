"""Each kind's own gate, its name on screen, and where its entries come from.

A room registers its kinds in its AppConfig's `ready`. A kind without a gate is never found: closed by default.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from poortgenoot.search.entries import Entry

if TYPE_CHECKING:
    from poortgenoot.members.models import Member

Gate = Callable[["Member", Collection[int]], Collection[int]]
Source = Callable[[], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: who may see which of its objects, its Dutch plural, and all its entries for a rebuild."""

    name: str
    gate: Gate
    label: str | Promise
    source: Source | None


_kinds: dict[str, Kind] = {}


def register(kind: str, gate: Gate, label: str | Promise = "", source: Source | None = None) -> None:
    """Let `gate(member, ids)` decide which objects of `kind` a member finds: it returns the visible ids."""
    _kinds[kind] = Kind(kind, gate, label or kind, source)


def unregister(kind: str) -> None:
    _kinds.pop(kind, None)


def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order in which rooms registered them."""
    return tuple(_kinds.values())


def visible(kind: str, member: Member, ids: Collection[int]) -> frozenset[int]:
    """Those of `ids` that the gate of `kind` lets `member` see."""
    known = _kinds.get(kind)
    return frozenset(known.gate(member, ids)) & frozenset(ids) if known and ids else frozenset()
