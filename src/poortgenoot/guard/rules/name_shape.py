"""How far a name reaches: initials, "van der", first names and surnames that belong together. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.name_words import NameWord, bare

CLOSE = re.compile(r"[ \t]{0,2}|-")
DASHED = re.compile(r"\s-\s?|-\s")
LOOSE_PARTS = frozenset(["in", "op", "aan", "uit", "het", "te"])


def skip_parts(text: str, words: list[NameWord], at: int) -> int | None:
    """The first real name word from here, past initials and "van der"; ``None`` when there is none close by."""
    here = at
    while here < len(words) and (words[here].part or words[here].initial):
        if here > at and words[here].text in LOOSE_PARTS and words[here - 1].initial:
            return here - 1
        if here > at and not adjoins(text, words[here - 1], words[here]):
            return None
        if words[here].initial and not (here + 1 < len(words) and adjoins(text, words[here], words[here + 1])):
            return here
        here += 1
        if here - at > 7:
            return None
    if here == len(words) or (here > at and not adjoins(text, words[here - 1], words[here])):
        return at if words[at].initial else None
    if here > at and not words[here].capital and not words[here].shouted and words[here - 1].initial:
        return here - 1
    if here > at and words[at].initial and not words[here].capital and not words[here].shouted:
        return None
    return here


def adjoins(text: str, left: NameWord, right: NameWord) -> bool:
    gap = text[left.end : right.start]
    return bool(CLOSE.fullmatch(gap) or (DASHED.fullmatch(gap) and (right.capital or right.part)))


def extend(text: str, words: list[NameWord], first: int, *, loose: bool) -> int:
    """The index after the last word of the name whose first real word stands at ``first``."""
    stop = first + 1
    while (
        stop < len(words)
        and adjoins(text, words[stop - 1], words[stop])
        and not words[stop - 1].text.endswith(("'s", "’s"))
    ):
        real = skip_parts(text, words, stop)
        if (
            real is None
            or real - stop > 5
            or not _belongs(words, stop, real, lower=words[first].text.islower(), loose=loose)
        ):
            break
        stop = real + 1
    return stop


def _belongs(words: list[NameWord], stop: int, real: int, *, lower: bool, loose: bool) -> bool:
    head = words[real]
    if head.initial:
        return words[stop].low not in LOOSE_PARTS
    if head.capital and len(head.text) < 2:
        return False
    if head.capital:
        if words[stop].part:
            return (
                not head.field
                and (head.name or not head.word)
                and (words[stop].low not in LOOSE_PARTS or (head.surname and not head.place))
            )
        return (
            not (head.field and not head.name)
            and (head.name or not head.word)
            and not (head.place and not head.surname)
        )
    if head.shouted:
        return head.surname and len(head.text) > 3 and words[stop - 1].shouted
    if not lower:
        return odd(head) or (
            words[stop].part
            and head.surname
            and not head.word
            and words[stop].low not in ("in", "bij", "aan", "op", "uit", "te")
        )
    if head.low in cue.NEVER_FIRST or head.low in cue.VERBS:
        return False
    if words[stop].part:
        return (
            head.surname
            and words[stop].low not in ("in", "bij", "aan", "uit", "op", "te", "het")
            and (not head.word or words[stop].low != "de" or loose or words[stop - 1].common)
        )
    return (
        (head.surname and not head.word)
        or (head.first and not head.word)
        or (head.surname and words[stop - 1].common and len(head.text) > 3 and not re.search(r"t$", head.low))
    )


def odd(head: NameWord) -> bool:
    """A known name written with signs for letters ("j4nsen")."""
    return not head.text.isalpha() and not re.search(r"['’\-]", head.text) and head.name and len(head.text) > 3


def without_possessive(word: NameWord) -> str:
    plain = bare(word.text)
    ends_in_s = plain.endswith("s") and plain == word.text and word.common and not word.listed
    return plain[:-1] if ends_in_s else plain
