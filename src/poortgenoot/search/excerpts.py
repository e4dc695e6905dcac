"""The piece of a text that shows why it was found, as safe HTML: escaped, with <mark> around what answers. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from poortgenoot.search.analyser.folding import Word, words
from poortgenoot.search.analyser.meanings import meanings_in
from poortgenoot.search.analyser.stemming import stem
from poortgenoot.search.dutch import derived_lexemes, in_capitals

READ_AT_MOST = 8_000
WINDOW = 230


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that answers, and how much it says."""

    start: int
    end: int
    weight: float


def highlighted(text: str, answers: dict[str, float]) -> str:
    """The whole text as HTML, for a title. `answers`: lexemes and what each is worth."""
    return _html(text, list(_marks(text, answers)), 0, len(text))


def excerpt(text: str, answers: dict[str, float], length: int = WINDOW) -> str:
    """About `length` characters of the text around what answers best, as HTML; its beginning if nothing does."""
    head = text[:READ_AT_MOST]
    marks = list(_marks(head, answers))
    start = _best_start(head, marks, length)
    end = min(len(head), start + length)
    if end < len(head):
        end = max(head.rfind(" ", start, end), start + length // 2)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + _html(head, marks, start, end) + after


def _marks(text: str, answers: dict[str, float]) -> Iterator[Mark]:
    found = list(words(text))
    stems = [stem(word.folded) for word in found]
    worth = {place: _worth(word, stems[place], answers) for place, word in enumerate(found)}
    for spot in meanings_in(stems, [in_capitals(word.written) for word in found]):
        if spot.mark in answers:
            for place in range(spot.first, spot.last + 1):
                worth[place] = max(worth[place], answers[spot.mark])
    for place, word in enumerate(found):
        if worth[place] > 0:
            yield Mark(word.start, word.end, worth[place])


def _worth(word: Word, its_stem: str, answers: dict[str, float]) -> float:
    own = answers.get(its_stem, 0.0)
    return max([own, *(answers.get(lexeme, 0.0) / 2 for lexeme in derived_lexemes(word.written))])


def _best_start(text: str, marks: Sequence[Mark], length: int) -> int:
    """Where the window begins that holds most: just before a mark, at the start of a word."""
    if not marks or marks[-1].end <= length:
        return 0
    best, best_worth = 0, -1.0
    for first in marks:
        start = max(0, first.start - length // 4)
        worth = sum(mark.weight for mark in marks if start <= mark.start and mark.end <= start + length)
        if worth > best_worth:
            best, best_worth = start, worth
    return text.rfind(" ", 0, best + 1) + 1 if best else 0


def _html(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    pieces: list[str] = []
    here = start
    for mark in marks:
        if mark.start < here or mark.end > end:
            continue
        pieces += [escape(text[here : mark.start]), "<mark>", escape(text[mark.start : mark.end]), "</mark>"]
        here = mark.end
    return "".join([*pieces, escape(text[here:end])])
