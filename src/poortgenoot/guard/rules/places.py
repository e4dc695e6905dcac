"""Towns, regions, provinces and roads. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.rules.place_doubts import meant
from poortgenoot.guard.rules.place_shapes import shapes
from poortgenoot.guard.sight import Sight

WORD = r"(?:'[st][ -])?[A-ZÀ-Ýa-zà-ÿ][\wÀ-ÿ'’]*(?:-[A-Za-zÀ-ÿ]\w+)*"
QUARTER = re.compile(r"-(?:noord|zuid|oost|west|centrum|stad)$")
TOKEN = re.compile(rf"(?<![\w@.\-/]){WORD}")


def find(sight: Sight) -> Iterator[Spot]:
    """What has the shape of a place, and the places on the lists."""
    yield from shapes(sight)
    hits = list(TOKEN.finditer(sight.words.text))
    at = 0
    while at < len(hits):
        width = _width(sight.lexicon, sight.words.text, hits, at)
        if width:
            end = hits[at + width - 1].end() - _possessive(sight.lexicon, sight.words.text, hits, at, width)
            yield sight.words.spot(Kind.PLACE, hits[at].start(), end)
        at += width or 1


def _width(lexicon: Lexicon, text: str, hits: list[re.Match[str]], at: int) -> int:
    """How many words from here make a place that is meant as one; 0 for none."""
    first = hits[at].group().lower()[:3]
    widest = min(5, len(hits) - at) if first in lexicon.place_starts else 1
    for width in range(widest, 0, -1):
        start, end = hits[at].start(), hits[at + width - 1].end()
        name = text[start:end]
        if "\n" in name or len(name) > 40 or not _listed(lexicon, name):
            continue
        if meant(lexicon, text, start, end, name):
            return width
    return 0


def _listed(lexicon: Lexicon, name: str) -> bool:
    low = name.lower().replace("’", "'")
    return (
        low in lexicon.places
        or ("-" in low and QUARTER.search(low) is not None and QUARTER.sub("", low) in lexicon.places)
        or low.removesuffix("'s") in lexicon.places
        or (
            low.endswith("s")
            and len(low) > 6
            and low[:-1] in lexicon.places
            and lexicon.places[low[:-1]].inhabitants > 20_000
        )
    )


def _possessive(lexicon: Lexicon, text: str, hits: list[re.Match[str]], at: int, width: int) -> int:
    name = text[hits[at].start() : hits[at + width - 1].end()].lower().replace("’", "'")
    if name in lexicon.places or not name.endswith("s"):
        return 0
    return 2 if name.endswith("'s") else 1
