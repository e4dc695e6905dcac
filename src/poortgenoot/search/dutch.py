"""The Dutch analyser: what the index keeps of a text, and what a query looks for.

Pure: no Django, no database, no clock. The same text always gives the same answer, and no text raises.
A lexeme is a stem ("sanctie"), or the mark of a meaning ("=ba", see `analyser.meanings`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from poortgenoot.search.analyser.compounds import parts
from poortgenoot.search.analyser.folding import Word, fold_word, hyphenated, words
from poortgenoot.search.analyser.lists import word_set
from poortgenoot.search.analyser.meanings import Spot, marks_of, meanings_in
from poortgenoot.search.analyser.stemming import family, stem

LONGEST_QUERY = 24
STOP_WORDS = word_set("stop_words")


class Occurrence(NamedTuple):
    """One lexeme at one word of a text (`position` from 0); `derived` from that word's part or family."""

    lexeme: str
    position: int
    derived: bool


class Variant(NamedTuple):
    """A lexeme that answers a unit; shares of a text that has the very word add up to about 1."""

    lexeme: str
    share: float


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a query asks for: a word, or a phrase with one meaning, and all that answers it."""

    written: str
    words: tuple[str, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A query as units, in the order of the text, and its quoted phrases as runs of stems."""

    units: tuple[Unit, ...]
    phrases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """How much each way of answering a word counts beside the word itself, which counts 1."""

    family: float = 0.2
    name: float = 1.2
    same: float = 0.6
    near: float = 0.15
    head: float = 0.3
    other_part: float = 0.2
    word_in_phrase: float = 0.25


SHARES = Shares()


def occurrences(text: str) -> Iterator[Occurrence]:
    """Every lexeme of `text`, with repeats; positions count the words of the text."""
    found = list(words(text))
    stems = [stem(word.folded) for word in found]
    for position, word in enumerate(found):
        yield Occurrence(stems[position], position, False)
        for lexeme in derived_lexemes(word.written):
            yield Occurrence(lexeme, position, True)
    for spot in meanings_in(stems, [in_capitals(word.written) for word in found]):
        yield Occurrence(spot.mark, spot.first, False)


@lru_cache(maxsize=65_536)
def derived_lexemes(written: str) -> tuple[str, ...]:
    """The lexemes that a word answers to beside its own stem: family, parts, and the marks of the parts."""
    word = fold_word(written)
    found = dict.fromkeys([family(word), *marks_of(family(word))])
    for part in all_parts(written):
        found[stem(part)] = None
        found.update(dict.fromkeys(marks_of(stem(part))))
    found.pop(stem(word), None)
    return tuple(found)


@lru_cache(maxsize=65_536)
def all_parts(written: str) -> tuple[str, ...]:
    """The parts of a word and theirs, the last one first: it is the head that says what the thing is."""
    word = fold_word(written)
    direct = hyphenated(written) or parts(word)
    deeper = [inner for part in direct for inner in parts(part)]
    return tuple(dict.fromkeys([*reversed(direct), *reversed(deeper)]))


@lru_cache(maxsize=65_536)
def in_capitals(written: str) -> bool:
    """Whether a word is written as an abbreviation: BA, PvA, but not De."""
    return sum(letter.isupper() for letter in written) >= 2


def understand(text: str) -> Query:
    """What a query asks for; stop words count only when there is nothing else, a limit of words holds."""
    found = list(words(text))[:LONGEST_QUERY]
    stems = [stem(word.folded) for word in found]
    spots = _spots(found, stems)
    units: list[Unit] = []
    position = 0
    while position < len(found):
        here = [spot for spot in spots if spot.first == position]
        last = max((spot.last for spot in here), default=position)
        marks = [spot.mark for spot in here if spot.last == last]
        units.append(_unit(found[position : last + 1], tuple(marks)))
        position = last + 1
    telling = [unit for unit in units if len(unit.words) > 1 or not _is_stop_word(unit)]
    return Query(_distinct(telling or units), tuple(_phrases(text)))


def _is_stop_word(unit: Unit) -> bool:
    return unit.words[0] in STOP_WORDS and not in_capitals(unit.written)


def _spots(found: Sequence[Word], stems: Sequence[str]) -> list[Spot]:
    """The meanings of a query; nobody holds shift there, so a short form counts in small letters too."""
    short = [len(word.folded) <= 3 and word.folded not in STOP_WORDS for word in found]
    capitals = [short[place] or in_capitals(word.written) for place, word in enumerate(found)]
    return list(meanings_in(stems, capitals))


def _distinct(units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.variants: unit for unit in reversed(units)}.values())[::-1]


def _unit(found: Sequence[Word], marks: tuple[str, ...]) -> Unit:
    written = tuple(word.written for word in found)
    return Unit(" ".join(written), tuple(word.folded for word in found), _variants(written, marks))


@lru_cache(maxsize=16_384)
def _variants(written: tuple[str, ...], marks: tuple[str, ...]) -> tuple[Variant, ...]:
    found = list(words(" ".join(written)))
    variants = _phrase_variants(found) if len(found) > 1 else word_variants(written[0])
    for mark in marks:
        variants.setdefault(mark, share_of(mark))
    return tuple(Variant(*item) for item in variants.items())


def share_of(mark: str) -> float:
    """How much sharing this mark counts: another name of the thing, a synonym, or a word that comes close."""
    return {"=": SHARES.name, "~": SHARES.same, "^": SHARES.near}[mark[0]]


def _phrase_variants(found: Sequence[Word]) -> dict[str, float]:
    telling = [word for word in found if word.folded not in STOP_WORDS] or list(found)
    return {stem(word.folded): SHARES.word_in_phrase / len(telling) for word in telling}


def word_variants(written: str) -> dict[str, float]:
    """The lexemes that answer one word, without the marks of its meanings: stem, family, parts."""
    word = fold_word(written)
    variants = {stem(word): 1.0}
    variants.setdefault(family(word), SHARES.family)
    for rank, part in enumerate(all_parts(written)):
        variants.setdefault(stem(part), SHARES.other_part if rank else SHARES.head)
        for mark in marks_of(stem(part)) if rank == 0 else ():
            variants.setdefault(mark, SHARES.head * share_of(mark))
    return variants


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for quoted in text.replace("“", '"').replace("”", '"').replace("„", '"').split('"')[1::2]:
        stems = tuple(stem(word.folded) for word in words(quoted))
        if len(stems) > 1:
            yield stems[:LONGEST_QUERY]
