"""Where a page of ranked results ended, for programs that walk on from there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from poortgenoot.core.walking import strange_mark
from poortgenoot.search.candidates import Candidate


@dataclass(frozen=True, slots=True)
class RankMark:
    """Score and entry of the last result of a page. As text: "0.4512~12"."""

    score: float
    entry_id: int

    def __str__(self) -> str:
        return f"{self.score!r}~{self.entry_id}"

    def place_in(self, ranked: Sequence[Candidate]) -> int:
        """Where the page after this mark begins: behind its entry, or, when that is gone, at the first one lower."""
        for place, one in enumerate(ranked):
            if one.entry_id == self.entry_id:
                return place + 1
        return next((place for place, one in enumerate(ranked) if one.score < self.score), len(ranked))


def demand_rank_mark(text: str) -> RankMark | None:
    """The mark that a program sent; None without one. `ValidationError` for one that is not ours."""
    if not text:
        return None
    score, _tilde, entry_id = text.partition("~")
    try:
        mark = RankMark(float(score), int(entry_id))
    except ValueError:
        mark = None
    if mark is None or not math.isfinite(mark.score):
        raise strange_mark()
    return mark
