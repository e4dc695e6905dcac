"""Where a page of ranked results ended, for programs that walk on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from poortgenoot.core.walking import strange_mark
from poortgenoot.search.candidates import Candidate


@dataclass(frozen=True, slots=True)
class RankMark:
    """How many results there were up to the last one of a page, and its entry. As text: "20~12". No score: to the last
    digit it tells how many texts have a word, also those that one may not read."""

    number: int
    entry_id: int

    def __str__(self) -> str:
        return f"{self.number}~{self.entry_id}"

    def place_in(self, ranked: Sequence[Candidate]) -> int:
        """Where the page after this mark begins: behind its entry, or, when that is gone, where it stood."""
        for place, one in enumerate(ranked):
            if one.entry_id == self.entry_id:
                return place + 1
        return min(self.number - 1, len(ranked))


def demand_rank_mark(text: str) -> RankMark | None:
    """The mark that a program sent; None without one. `ValidationError` for one that is not ours."""
    if not text:
        return None
    number, _tilde, entry_id = text.partition("~")
    try:
        mark = RankMark(int(number), int(entry_id))
    except ValueError:
        mark = None
    if mark is None or mark.number < 1:
        raise strange_mark()
    return mark
