"""What deduce takes for a person, held against our own lists: words of the field, places and plain words go. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.name_words import name_words
from poortgenoot.guard.rules.persons import FIGURE, LITERATURE
from poortgenoot.guard.sight import Sight

LEADING_TITLE = re.compile(
    r"^(?:(?:de )?(?:weled\w+|hooggeleerde|heer|collega)|mw|mevr|mevrouw|mej|dhr|meneer|mijnheer|dra?s?|prof|mr|ir|ing|ds|bacc|bc|kand|lec)\.?(?:\s|\.\s?)+",
    re.I,
)
ENDING = re.compile(r"['’]s?$|[\s.,;:]+$")


def accepted(sight: Sight, start: int, end: int) -> tuple[int, int] | None:
    """The place of the name without title and ending, or ``None`` when it is no person in the case."""
    text = sight.words.text
    titled = False
    while hit := LEADING_TITLE.match(text[start:end]):
        start += hit.end()
        titled = True
    while hit := ENDING.search(text[start:end]):
        end -= len(hit.group())
    start, end = _trimmed(sight, start, end)
    if start >= end or cue.PLACEHOLDER.match(text[start:end]):
        return None
    front, back = text[max(0, start - 60) : start], text[end : end + 40]
    if cue.EPONYM_BEFORE.search(front) or cue.EPONYM_AFTER.match(back) or (cue.CITATION.match(back) and not titled):
        return None
    if LITERATURE.search(front) or FIGURE.match(text, start):
        return None
    return (start, end) if _name_enough(sight, start, end, titled=titled) else None


def _trimmed(sight: Sight, start: int, end: int) -> tuple[int, int]:
    """Without ordinary words in front ("Mvg", "Deelnemer") and a town behind ("B. uit Oss")."""
    text = sight.words.text
    if hit := re.search(r"\s(?:uit|te|in|bij|op|aan)\s(?:de |het )?[A-ZÀ-Ý].*$", text[start:end]):
        end = start + hit.start()
    if hit := re.search(r"(?<=[a-zà-ÿ]{2})\.\s", text[start:end]):
        end = start + hit.start()
    words = name_words(text[start:end], sight.lexicon)
    for word in words[:-1]:
        if (
            word.initial
            or word.part
            or (word.name and not word.field)
            or not (word.word or word.field or word.acronym or word.shouted or word.low in ("mvg", "gr"))
        ):
            return start + word.start, end
    return (start + words[-1].start, end) if words else (start, end)


def _name_enough(sight: Sight, start: int, end: int, *, titled: bool) -> bool:
    """Behind a title anything that is no field word; else every capital must be a name, and one no ordinary word."""
    words = [word for word in name_words(sight.words.text[start:end], sight.lexicon) if not word.part]
    if not words or any(word.low in cue.NEVER_FIRST for word in words[:1]):
        return False
    real = [word for word in words if not word.initial]
    if titled:
        return (
            all(not word.field or word.name for word in real) and any(word.name or not word.word for word in real)
            if real
            else True
        )
    if not real or any(word.field or word.shouted or not word.capital for word in real):
        return False
    if all(word.place for word in real):
        return False
    return len(real) > 1 and any(word.name and not word.word and not word.place for word in real)
