"""Keeps the columns fresh: whatever changed since the last look is read again before each search.

A change shows in `Member.changed_at`, which every action on a member, a membership or a vouch sets. Because a
transaction may end later than the moment it wrote, each look reaches back a minute further than needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import RLock

import numpy as np

from poortgenoot.core import clock
from poortgenoot.members.queries import roster as rows
from poortgenoot.members.roster.columns import Array, Columns, Line
from poortgenoot.members.roster.filters import Eyes, Found, Wanted, find
from poortgenoot.members.roster.names import Names

OVERLAP = timedelta(seconds=60)

type Point = tuple[float, float]


class Roster:
    def __init__(self) -> None:
        self.lock = RLock()
        self.forget()

    def forget(self) -> None:
        """Start again from nothing; the next search reads everybody."""
        with self.lock:
            self.columns, self.names = Columns(), Names()
            self.row_of: dict[int, int] = {}
            self.points: list[Point] = []
            self._point_of: dict[Point, int] = {}
            self._seen: dict[int, datetime] = {}
            self._until: datetime | None = None
            self._ahead = clock.ahead()

    def refresh(self) -> None:
        """Read who changed. One small query when nobody did."""
        with self.lock:
            if clock.ahead() < self._ahead:
                self.forget()
            self._ahead = clock.ahead()
            looked_at = clock.now()
            changed = rows.changed_since(self._until - OVERLAP if self._until else None)
            new = [pk for pk, at in changed if self._seen.get(pk) != at]
            if new:
                self._put(rows.read(new if self._until else None))
            self._seen.update(changed)
            self._until = looked_at if self._seen else None

    def _put(self, read: Iterable[rows.Row]) -> None:
        lines = [self._line(row) for row in read]
        numbers = [self.row_of.setdefault(line.id, len(self.row_of)) for line in lines]
        self.columns.put(numbers, lines)
        self.names.put(numbers, [line.name for line in lines])

    def _line(self, row: rows.Row) -> Line:
        places = [self._point(point) for point in row.points]
        return Line(places=places, **row.facts)

    def _point(self, point: Point) -> int:
        if point not in self._point_of:
            self._point_of[point] = len(self.points)
            self.points.append(point)
        return self._point_of[point]

    def search(self, wanted: Wanted, eyes: Eyes, text: str = "", ids: frozenset[int] = frozenset()) -> Found:
        """Who is found; with `text`, those whose name has its words or who are among `ids`."""
        with self.lock:
            return find(self.columns, wanted, eyes, self._among(text, ids) if text else None)

    def _among(self, text: str, ids: frozenset[int]) -> Array:
        mask = self.names.matching(text)
        mask[[self.row_of[pk] for pk in ids if pk in self.row_of]] = True
        return mask

    def in_order(self, found: Found, *, nearest: bool) -> Array:
        """The ids of who was found: by name, or the nearest first and then by name."""
        with self.lock:
            order = self.names.order[found.mask[self.names.order]]
            if nearest and found.minutes is not None:
                order = order[np.argsort(found.minutes[order], kind="stable")]
            return np.asarray(self.columns.ids[order])

    def points_of(self, member_id: int) -> list[Point]:
        """Where a member works: (latitude, longitude) of each place."""
        row = self.row_of.get(member_id)
        return [] if row is None else [self.points[number] for number in self.columns.places[:, row] if number >= 0]

    def minutes_to(self, found: Found, member_id: int) -> int | None:
        """The drive to one member in whole minutes, when the viewer may know it."""
        row = self.row_of.get(member_id)
        if found.minutes is None or row is None or not np.isfinite(found.minutes[row]):
            return None
        return round(float(found.minutes[row]))


roster = Roster()
