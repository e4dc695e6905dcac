"""All readings of one text together with the words the guard knows: what every rule gets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from poortgenoot.guard.dutch_numbers import counted
from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.reading import Reading, gathered, plain


@dataclass(frozen=True, slots=True)
class Sight:
    """``words`` for names and descriptions, ``digits`` (numbers in words as digits) for everything with numbers."""

    original: str
    words: Reading
    digits: Reading
    lexicon: Lexicon


def look(original: str, lexicon: Lexicon) -> Sight:
    """The text seen in all its readings."""
    words = gathered(plain(original))
    return Sight(original, words, counted(words), lexicon)


def matches(reading: Reading, pattern: re.Pattern[str], kind: Kind, group: int | str = 0) -> Iterator[Spot]:
    """A spot for every match of the pattern (or its group, where that took part)."""
    for hit in pattern.finditer(reading.text):
        if hit[group]:
            yield reading.spot(kind, hit.start(group), hit.end(group))


def before(text: str, at: int, width: int = 40) -> str:
    """What stands in front of a place, in lower case, on the same line and the one above."""
    return text[max(0, at - width) : at].lower()


def after(text: str, at: int, width: int = 40) -> str:
    """What follows a place, in lower case."""
    return text[at : at + width].lower()


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence a place stands in, in lower case."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    rights = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, end)) >= 0]
    return text[left + 1 : min(rights, default=len(text))].lower()
