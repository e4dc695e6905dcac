"""The columns of the directory: one row a member, numpy arrays. Pure: lines in, arrays out.

Sets of few (professions, days, dayparts) are bits of one integer; sets of many (themes, hosts, places) are
tables of keys of shape (width, n), padded with -1 and widened when a line needs more room. The row is always
the last axis, so that each pass runs over neighbours in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[Any]

PROFESSIONS = ("AD", "AN", "BA", "CM", "HR", "JC", "RP", "VA", "WN")
SLOTS = tuple(f"{day}-{part}" for day in ("ma", "di", "wo", "do", "vr") for part in ("ochtend", "middag"))
FIELDS = ("work_places", "work_days", "meeting_slots", "themes_brought", "themes_sought")
"""The fields of a profile that can be filtered by, and that a member may hide."""
AUDIENCES = {"nobody": 0, "hosts": 1, "everyone": 2}


@dataclass(frozen=True, slots=True)
class Line:
    """One member as the directory needs it. `places` are indices of `Columns.places`; days are 1 to 7."""

    id: int
    live: bool
    name: str = ""
    professions: Sequence[str] = ()
    verified: Sequence[str] = ()
    started: int | None = None
    hosts: Sequence[int] = ()
    places: Sequence[int] = ()
    brought: Sequence[int] = ()
    sought: Sequence[int] = ()
    days: Sequence[int] = ()
    slots: Sequence[str] = ()
    shown: Sequence[str] = ("hosts",) * len(FIELDS)


@dataclass(slots=True)
class Columns:
    """n rows; a row keeps its number for good. `live` is False for who has not joined, or left."""

    ids: Array = field(default_factory=lambda: np.empty(0, np.int64))
    live: Array = field(default_factory=lambda: np.empty(0, np.bool_))
    professions: Array = field(default_factory=lambda: np.empty(0, np.uint16))
    verified: Array = field(default_factory=lambda: np.empty(0, np.uint16))
    started: Array = field(default_factory=lambda: np.empty(0, np.int16))
    hosts: Array = field(default_factory=lambda: np.empty((1, 0), np.int32))
    places: Array = field(default_factory=lambda: np.empty((1, 0), np.int32))
    brought: Array = field(default_factory=lambda: np.empty((1, 0), np.int32))
    sought: Array = field(default_factory=lambda: np.empty((1, 0), np.int32))
    days: Array = field(default_factory=lambda: np.empty(0, np.uint8))
    slots: Array = field(default_factory=lambda: np.empty(0, np.uint16))
    shown: Array = field(default_factory=lambda: np.empty((len(FIELDS), 0), np.int8))

    def __len__(self) -> int:
        return len(self.ids)

    def put(self, rows: Sequence[int], lines: Sequence[Line]) -> None:
        """Write `lines` at `rows`; rows past the end are added."""
        new = columns_of(lines)
        at = np.asarray(rows, np.int64)
        size = max(len(self), int(at.max(initial=-1)) + 1)
        for column in fields(self):
            mine, theirs = getattr(self, column.name), getattr(new, column.name)
            roomy = _room(mine, (*theirs.shape[:-1], size))
            roomy[..., at] = _room(theirs, (*roomy.shape[:-1], len(at)))
            setattr(self, column.name, roomy)


def columns_of(lines: Sequence[Line]) -> Columns:
    return Columns(
        ids=np.array([line.id for line in lines], np.int64),
        live=np.array([line.live for line in lines], np.bool_),
        professions=np.array([bits(line.professions, PROFESSIONS) for line in lines], np.uint16),
        verified=np.array([bits(line.verified, PROFESSIONS) for line in lines], np.uint16),
        started=np.array([line.started or 0 for line in lines], np.int16),
        hosts=_padded([line.hosts for line in lines]),
        places=_padded([line.places for line in lines]),
        brought=_padded([line.brought for line in lines]),
        sought=_padded([line.sought for line in lines]),
        days=np.array([sum(1 << (d - 1) for d in set(line.days)) for line in lines], np.uint8),
        slots=np.array([bits(line.slots, SLOTS) for line in lines], np.uint16),
        shown=_levels(lines),
    )


def _levels(lines: Sequence[Line]) -> Array:
    levels = [[AUDIENCES.get(audience, 0) for audience in line.shown] for line in lines]
    return np.array(levels, np.int8).reshape(-1, len(FIELDS)).T


def bits(chosen: Iterable[str], known: Sequence[str]) -> int:
    """One bit for each of `chosen`, by its place in `known`."""
    return sum(1 << known.index(c) for c in set(chosen) if c in known)


def _padded(lists: Sequence[Sequence[int]]) -> Array:
    width = max((len(keys) for keys in lists), default=0) or 1
    table = np.full((width, len(lists)), -1, np.int32)
    for row, keys in enumerate(lists):
        table[: len(keys), row] = keys
    return table


def _room(array: Array, shape: tuple[int, ...]) -> Array:
    """`array`, at least as large as `shape` in each direction; the new room is filled with -1 (or zero)."""
    larger = tuple(max(a, b) for a, b in zip(array.shape, shape, strict=True))
    if larger == array.shape:
        return array
    roomy = np.full(larger, -1 if array.dtype == np.int32 else 0, array.dtype)
    roomy[tuple(slice(length) for length in array.shape)] = array
    return roomy
