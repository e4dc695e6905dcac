"""From an entry's words to what PostgreSQL keeps of them: a tsvector of our own lexemes. Pure.

Labels: A a word of the title, B what is derived from one, C a word of the body, D what is derived from one.
A lexeme that an entry is much about is repeated as a strong one, with "!" before it: for a word that
half the index has, only the strong ones are weighed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from poortgenoot.search.analyser.folding import words
from poortgenoot.search.analyser.stemming import stem
from poortgenoot.search.analyser.typos import LONGEST_WORD, SHORTEST_WORD
from poortgenoot.search.dutch import STOP_WORDS, all_parts, occurrences

STRONG_FROM = 3
LONGEST_TEXT = 40_000
_GAP = 10
_MOST_PLACES = 200
_LAST_PLACE = 16_000


@dataclass(frozen=True, slots=True)
class Vector:
    """A tsvector as text, and how many words it came from."""

    text: str
    length: int


def vector(title: str, body: str) -> Vector:
    """The tokens of an entry; texts beyond LONGEST_TEXT characters are cut."""
    places: dict[str, list[str]] = {}
    weight: Counter[str] = Counter()
    last = 0
    for lexeme, position, label in _labelled(title[:LONGEST_TEXT], body[:LONGEST_TEXT]):
        last = max(last, position)
        weight[lexeme] += {"A": STRONG_FROM, "C": 1}.get(label, 0)
        here = places.setdefault(lexeme, [])
        if len(here) < _MOST_PLACES and lexeme not in STOP_WORDS:
            here.append(f"{min(position, _LAST_PLACE)}{label}")
    parts = [f"{quoted(lexeme)}:{','.join(here)}" if here else quoted(lexeme) for lexeme, here in places.items()]
    parts += [
        quoted(f"!{lexeme}") for lexeme, much in weight.items() if much >= STRONG_FROM and lexeme not in STOP_WORDS
    ]
    return Vector(" ".join(parts), last)


def _labelled(title: str, body: str) -> Iterator[tuple[str, int, str]]:
    end = 0
    for occurrence in occurrences(title):
        end = occurrence.position + 1
        yield occurrence.lexeme, end, "B" if occurrence.derived else "A"
    start = end + _GAP if end else 1
    for occurrence in occurrences(body):
        yield occurrence.lexeme, start + occurrence.position, "D" if occurrence.derived else "C"


def quoted(lexeme: str) -> str:
    """A lexeme inside a tsvector or tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def words_to_remember(text: str) -> dict[str, str]:
    """The words of a text that a typo may have been meant for, with their stems; parts of compounds too."""
    found: dict[str, str] = {}
    for word in words(text[:LONGEST_TEXT]):
        for candidate in (word.folded, *all_parts(word.written)):
            if SHORTEST_WORD <= len(candidate) <= LONGEST_WORD and candidate.isalpha():
                found[candidate] = stem(candidate)
    return found
