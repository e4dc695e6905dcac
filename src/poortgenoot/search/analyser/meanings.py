"""Words and phrases with one meaning share one mark, in the index and in a query.

"BA" and "bedrijfsarts" both carry the mark "=ba". Marks of synonyms start with "~", of words that come close with "^".
The mark's name follows from the first form of its line, so it survives new lines elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from poortgenoot.search.analyser.folding import words
from poortgenoot.search.analyser.lists import alternatives
from poortgenoot.search.analyser.stemming import stem

LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    """A mark, and whether its form counts in a text only when written in capitals."""

    mark: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A meaning found at the words `first` up to and including `last` of a text."""

    mark: str
    first: int
    last: int


def meanings_in(stems: Sequence[str], capitals: Sequence[bool]) -> Iterator[Spot]:
    """Every meaning in a text, given its stems and which words stand in capitals; the longest forms first."""
    known, longest = _table()
    for first, its_stem in enumerate(stems):
        if its_stem not in longest:
            continue
        for length in range(min(longest[its_stem], len(stems) - first), 0, -1):
            found = known.get(tuple(stems[first : first + length]), ())
            for meaning in found:
                if not meaning.capitals or all(capitals[first : first + length]):
                    yield Spot(meaning.mark, first, first + length - 1)
            if found:
                break


@cache
def marks_of(one_stem: str) -> tuple[str, ...]:
    """The marks that one word has by itself, whatever its capitals; for the parts of a compound."""
    return tuple(meaning.mark for meaning in _table()[0].get((one_stem,), ()) if not meaning.capitals)


@cache
def _table() -> tuple[dict[tuple[str, ...], tuple[Meaning, ...]], dict[str, int]]:
    """Forms as stems with their meanings, and per first stem the length of its longest form."""
    known: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    longest: dict[str, int] = {}
    for prefix, name in (("=", "abbreviations"), ("~", "same"), ("^", "near")):
        for form, meaning in _forms(prefix, name):
            if meaning not in known.get(form, ()):
                known[form] = (*known.get(form, ()), meaning)
            longest[form[0]] = max(longest.get(form[0], 0), len(form))
    return known, longest


def _forms(prefix: str, name: str) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    for forms in alternatives(name):
        mark = prefix + "-".join(word.folded for word in words(forms[0]))
        for form in forms:
            stems = tuple(stem(word.folded) for word in words(form))[:LONGEST_PHRASE]
            if stems:
                yield stems, Meaning(mark, form.endswith("!"))
