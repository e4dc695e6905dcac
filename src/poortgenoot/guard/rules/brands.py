"""Employers and institutions known by name: as written, and in lower case where they can be nothing else. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.sight import Sight, after, before, matches
from poortgenoot.guard.wordlists import either, words

DOUBTFUL = words("doubtful_brands.txt")
CUE = re.compile(
    r"\b(?:aan|bij|voor|van|vanuit|binnen|werkgever|filiaal|winkel|vestiging|kantoor|naar|via|in dienst van|supermarkt|uitzendbureau|uit|magazijn|dc|distributiecentrum|bedrijf)\s(?:de |het |een |haar |zijn |onze )?$"
)
WORK_WORD = re.compile(
    r"\b(?:werk\w*|baan|dienst|vakkenvuller|kassa\w*|filiaal\w*|winkel|supermarkt|magazijn\w*|medewerk\w+|chauffeur|distributiecentrum|dc|kantoor|keten|bezorger|uitzend\w+|functie|stage|verko\w+)\b"
)


@lru_cache(maxsize=8)
def _brands(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@\-])(?P<name>{either(names)})(?![\w@])(?!-(?:methode|model|schaal))")


def _low_brands(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@\-.])(?P<name>{either(name.lower() for name in names)})(?![\w@])(?!\.\w)")


def brands(sight: Sight, names: dict[str, str], kind: Kind) -> Iterator[Spot]:
    """Known names as written, and in lower case where they cannot be a word or a first name."""
    text, lexicon = sight.words.text, sight.lexicon
    for hit in _brands(tuple(names)).finditer(text):
        name = hit["name"]
        if not _doubtful(lexicon, name) or _cued(lexicon, text, *hit.span("name")):
            yield replace(sight.words.spot(kind, *hit.span("name")), sure=True)
    if kind not in lexicon.clear:
        lexicon.clear[kind] = _low_brands(tuple(name for name in names if _clear(lexicon, name)))
    yield from (replace(spot, sure=True) for spot in matches(sight.words, lexicon.clear[kind], kind, "name"))


def _clear(lexicon: Lexicon, name: str) -> bool:
    """True when the name in lower case can be nothing else."""
    if len(name) < 5 or name.islower() or _doubtful(lexicon, name):
        return False
    return not all(lexicon.is_plain_word(part) or part.lower() in lexicon.first_names for part in name.split())


@lru_cache(maxsize=4096)
def _word_or_name(low: str, word: bool, first: bool) -> bool:
    return " " not in low and (word or first or len(low) < 3)


def _doubtful(lexicon: Lexicon, name: str) -> bool:
    low = name.lower()
    if name.isupper() and len(name) > 2:
        return low in DOUBTFUL
    if " " in low:
        return (
            low.split(" ", 1)[0] in ("ten", "ter", "van", "de", "jansen", "janssen", "bakker", "peter", "simon", "jan")
            and low.rsplit(" ", 1)[-1] in lexicon.surnames
            and low.count(" ") < 2
        )
    return _word_or_name(
        low, lexicon.is_plain_word(low) or low in lexicon.places, low in lexicon.first_names or low in lexicon.surnames
    )


def _cued(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    name, front = text[start:end], before(text, start, 40)
    if name == "Randstad":
        return not re.search(r"\b(?:de|in|buiten) $", front)
    if not (name[0].isupper() or name[0].isdigit()) or not CUE.search(front):
        return False
    low = name.lower()
    if name.isupper():
        return bool(WORK_WORD.search(before(text, start, 80) + after(text, end, 40))) or front.rstrip().endswith("bij")
    if (
        low in lexicon.first_names
        or low in lexicon.surnames
        or low in lexicon.places
        or front.rstrip().endswith((" van", " uit", " naar", " voor", " van de", " naar de"))
    ):
        return bool(WORK_WORD.search(before(text, start, 80) + after(text, end, 40)))
    return True
