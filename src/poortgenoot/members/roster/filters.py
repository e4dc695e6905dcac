"""Who is found, and how many there would be with one more filter. Pure: columns in, rows and counts out.

A field that a member hides from the viewer counts as empty, in the list and in every count, so that no filter
tells what a page would not. Within one group of filters any choice is enough; between groups all must hold. The
count beside a choice is the number of members found if only that choice were made in its group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from poortgenoot.members.roster.columns import AUDIENCES, FIELDS, PROFESSIONS, SLOTS, Array, Columns, bits

FRESH_YEARS, LONG_YEARS = 3, 10
"""Fresh eyes: fewer years than the first. Experienced: as many as the second or more. Deep knowledge of a
theme: experienced, and bringing that theme."""
REACHES = (30, 60, 90)
"""Minutes of travel that can be chosen."""
EXPERIENCES = ("fris", "ervaren", "diep")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty is: no matter."""

    professions: frozenset[str] = frozenset()
    themes: frozenset[int] = frozenset()
    seeks: bool = False
    """Look for who seeks the themes, not for who brings them."""
    experience: str = ""
    within: int = 0
    days: frozenset[int] = frozenset()
    slots: frozenset[str] = frozenset()
    hosts: frozenset[int] = frozenset()


class Reach(Enum):
    """Whom somebody may find at all."""

    EVERYONE = "everyone"
    OWN_HOSTS = "own hosts"


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks: the rights of one member. `minutes[i]` is the drive to place i of the columns.

    `reach`: everyone, or only the members of their own hosts (and themselves).
    """

    member: int
    hosts: frozenset[int]
    year: int
    minutes: Array | None = None
    reach: Reach = Reach.EVERYONE


@dataclass(frozen=True, slots=True)
class Found:
    """A mask of rows, the minutes to each row (or None), and the counts by group and choice."""

    mask: Array
    minutes: Array | None
    counts: Mapping[str, Mapping[object, int]] = field(default_factory=dict)


def find(columns: Columns, wanted: Wanted, eyes: Eyes, also: Array | None = None) -> Found:
    """The rows of who is found by `wanted` as `eyes` see them (and in the mask `also`), with all counts."""
    view = _View(columns, eyes)
    base = view.met() if also is None else view.met() & also
    masks = {name: mask for name, make in GROUPS.items() if (mask := make(view, wanted)) is not None}
    everything = _all(base, masks.values())
    counts = {}
    for name, count in COUNTS.items():
        others = everything if name not in masks else _all(base, (m for n, m in masks.items() if n != name))
        counts[name] = count(view, wanted, others)
    return Found(everything, view.minutes, counts)


def _all(base: Array, masks: Iterable[Array]) -> Array:
    found = base.copy()
    for mask in masks:
        found &= mask
    return found


class _View:
    """The columns as one viewer may see them."""

    def __init__(self, columns: Columns, eyes: Eyes) -> None:
        self.columns, self.eyes = columns, eyes
        shares = np.zeros(len(columns), np.bool_)
        for host in eyes.hosts:
            shares |= _having(columns.hosts, (host,))
        self._near = np.where(shares, np.int8(AUDIENCES["hosts"]), np.int8(AUDIENCES["everyone"]))
        self._near[columns.ids == eyes.member] = AUDIENCES["nobody"]
        self.minutes = self._minutes()
        self.years = eyes.year - columns.started

    def met(self) -> Array:
        """A mask of the rows that this viewer may find at all."""
        live = self.columns.live
        return live if self.eyes.reach is Reach.EVERYONE else np.asarray(live & (self._near < AUDIENCES["everyone"]))

    def sees(self, name: str) -> Array:
        """A mask of the rows whose field `name` this viewer may see."""
        return np.asarray(self.columns.shown[FIELDS.index(name)] >= self._near)

    def _minutes(self) -> Array | None:
        if self.eyes.minutes is None:
            return None
        padded = np.append(self.eyes.minutes, np.inf).astype(np.float32)
        nearest = padded[self.columns.places[0]]
        for more in self.columns.places[1:]:
            np.minimum(nearest, padded[more], out=nearest)
        nearest[~self.sees("work_places")] = np.inf
        return np.asarray(nearest)

    def themes(self, wanted: Wanted) -> tuple[Array, Array]:
        """The theme keys that `wanted` is about, and the mask of who shows them."""
        if wanted.seeks and wanted.experience != "diep":
            return self.columns.sought, self.sees("themes_sought")
        return self.columns.brought, self.sees("themes_brought")


def _professions(view: _View, wanted: Wanted) -> Array | None:
    if not wanted.professions:
        return None
    return np.asarray(view.columns.professions & np.uint16(bits(wanted.professions, PROFESSIONS)) != 0)


def _themes(view: _View, wanted: Wanted) -> Array | None:
    if not wanted.themes:
        return None
    table, seen = view.themes(wanted)
    return _having(table, wanted.themes) & seen


def _having(table: Array, keys: Iterable[int]) -> Array:
    """A mask of the rows with any of `keys`; the table has shape (width, n)."""
    found = np.zeros(table.shape[1], np.bool_)
    for key in keys:
        for column in table:
            found |= column == key
    return found


def _experience(view: _View, wanted: Wanted) -> Array | None:
    return _lived(view, wanted.experience) if wanted.experience in EXPERIENCES else None


def _lived(view: _View, experience: str) -> Array:
    told = view.columns.started > 0
    if experience == "fris":
        return np.asarray(told & (view.years < FRESH_YEARS))
    long = told & (view.years >= LONG_YEARS)
    if experience == "ervaren":
        return np.asarray(long)
    return np.asarray(long & (view.columns.brought[0] >= 0) & view.sees("themes_brought"))


def _within(view: _View, wanted: Wanted) -> Array | None:
    if view.minutes is None or wanted.within not in REACHES:
        return None
    return np.asarray(view.minutes <= wanted.within)


def _days(view: _View, wanted: Wanted) -> Array | None:
    if not wanted.days:
        return None
    chosen = np.uint8(sum(1 << (d - 1) for d in wanted.days))
    return np.asarray((view.columns.days & chosen != 0) & view.sees("work_days"))


def _slots(view: _View, wanted: Wanted) -> Array | None:
    if not wanted.slots:
        return None
    return np.asarray((view.columns.slots & np.uint16(bits(wanted.slots, SLOTS)) != 0) & view.sees("meeting_slots"))


def _hosts(view: _View, wanted: Wanted) -> Array | None:
    return _having(view.columns.hosts, wanted.hosts) if wanted.hosts else None


GROUPS: dict[str, Callable[[_View, Wanted], Array | None]] = {
    "professions": _professions,
    "themes": _themes,
    "experience": _experience,
    "within": _within,
    "days": _days,
    "slots": _slots,
    "hosts": _hosts,
}


def _count_bits(column: Array, mask: Array, names: Iterable[object]) -> dict[object, int]:
    tally = np.bincount(column[mask])
    values = np.arange(len(tally))
    return {name: int(tally[values >> bit & 1 == 1].sum()) for bit, name in enumerate(names)}


def _count_keys(table: Array, mask: Array) -> dict[object, int]:
    rows = np.flatnonzero(mask)
    size = int(table.max(initial=-1)) + 2
    tally = sum((np.bincount(column[rows] + 1, minlength=size) for column in table), np.zeros(size, np.int64))
    return {int(key): int(tally[key + 1]) for key in np.flatnonzero(tally[1:])}


def _count_themes(view: _View, wanted: Wanted, mask: Array) -> dict[object, int]:
    table, seen = view.themes(wanted)
    return _count_keys(table, mask & seen)


def _count_within(view: _View, wanted: Wanted, mask: Array) -> dict[object, int]:
    if view.minutes is None:
        return {}
    near = view.minutes[mask]
    return {reach: int(np.count_nonzero(near <= reach)) for reach in REACHES}


COUNTS: dict[str, Callable[[_View, Wanted, Array], dict[object, int]]] = {
    "professions": lambda view, _wanted, mask: _count_bits(view.columns.professions, mask, PROFESSIONS),
    "themes": _count_themes,
    "experience": lambda view, _wanted, mask: {
        name: int(np.count_nonzero(_lived(view, name) & mask)) for name in EXPERIENCES
    },
    "within": _count_within,
    "days": lambda view, _wanted, mask: _count_bits(view.columns.days, mask & view.sees("work_days"), range(1, 8)),
    "slots": lambda view, _wanted, mask: _count_bits(view.columns.slots, mask & view.sees("meeting_slots"), SLOTS),
    "hosts": lambda view, _wanted, mask: _count_keys(view.columns.hosts, mask),
}
