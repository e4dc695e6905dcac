"""The names of all rows: in which order they stand, and whose name has words that begin so. Pure."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

import numpy as np

from poortgenoot.members.places import sort_key
from poortgenoot.members.roster.columns import Array

FEW = 50
"""So many changed names are put in their place one by one; more are sorted with the rest."""


class Names:
    def __init__(self) -> None:
        self._keys: list[str] = []
        self._rows: list[int] = []
        self.order: Array = np.empty(0, np.int64)
        """Row numbers, sorted by name without accents (PostgreSQL here has no collation that does so)."""
        self._text: str | None = None
        self._starts: Array = np.empty(0, np.int64)

    def put(self, rows: Sequence[int], names: Sequence[str]) -> None:
        """Write the names of `rows`; a few milliseconds for a few names among 100,000."""
        known = len(self._keys)
        self._keys += [""] * (max(rows, default=-1) + 1 - known)
        given = {row: sort_key(name) for row, name in zip(rows, names, strict=True)}
        changed = {row: key for row, key in given.items() if row >= known or self._keys[row] != key}
        if not changed:
            return
        moved = [row for row in changed if row < known]
        kept = [row for row in self._rows if row not in changed] if moved else self._rows
        for row, key in changed.items():
            self._keys[row] = key
        self._rows = self._placed(kept, list(changed))
        self.order = np.array(self._rows, np.int64)
        self._text = None

    def _placed(self, kept: list[int], changed: list[int]) -> list[int]:
        if len(changed) > FEW:
            return sorted(kept + changed, key=self._keys.__getitem__)
        for row in changed:
            insort(kept, row, key=self._keys.__getitem__)
        return kept

    def matching(self, text: str) -> Array:
        """A mask of the rows in whose name every word of `text` begins a word."""
        found = np.ones(len(self._keys), np.bool_)
        for word in sort_key(text).split():
            found &= self._beginning(word)
        return found

    def _beginning(self, word: str) -> Array:
        """Where `word` begins a word: cutting the text there is faster than looking for each place."""
        needle, mask = f" {word}", np.zeros(len(self._keys), np.bool_)
        parts = self._joined().split(needle)[:-1]
        ends = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)) + len(needle))
        mask[np.searchsorted(self._starts, ends - len(needle), side="right") - 1] = True
        return mask

    def _joined(self) -> str:
        """All names in one text, a line each: one search through it takes a millisecond."""
        if self._text is None:
            lines = [f" {key}\n" for key in self._keys]
            lengths = np.fromiter(map(len, lines), np.int64, len(lines))
            self._starts = np.cumsum(lengths) - lengths
            self._text = "".join(lines)
        return self._text
