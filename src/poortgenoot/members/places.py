"""The places of the Netherlands with 500 people or more (GeoNames, CC BY 4.0). No database, no network.

`found("zwol")` gives the places whose name begins so, the largest first; `by_label("Zwolle, Overijssel")` and
`by_id(2743477)` give one place or None. Reading the list takes a few milliseconds, once.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("places.json")


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `id` is the one of GeoNames, coordinates are degrees (WGS 84)."""

    id: int
    name: str
    province: str
    latitude: float
    longitude: float
    people: int

    @property
    def label(self) -> str:
        """Name and province: no two places share both."""
        return f"{self.name}, {self.province}"


def sort_key(text: str) -> str:
    """Lower case without accents or leading signs, so that "’t Zand" stands with the t and "é" with the e."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if c.isalnum() or c == " ").strip()


@cache
def all_places() -> tuple[Place, ...]:
    """Every place, sorted by name as a reader expects it."""
    read = (Place(*line) for line in json.loads(FILE.read_text(encoding="utf-8")))
    return tuple(sorted(read, key=lambda p: (sort_key(p.name), p.province)))


def found(text: str, most: int = 10) -> list[Place]:
    """At most `most` places whose name begins with `text`, the largest first."""
    begin = sort_key(text)
    if not begin:
        return []
    matching = [p for p in all_places() if sort_key(p.name).startswith(begin)]
    return sorted(matching, key=lambda p: -p.people)[:most]


def by_id(place_id: int) -> Place | None:
    return _ids().get(place_id)


def by_label(label: str) -> Place | None:
    """The place written as "Zwolle, Overijssel", or the largest one called "Zwolle"."""
    key = sort_key(label)
    return _labels().get(key)


@cache
def _ids() -> dict[int, Place]:
    return {p.id: p for p in all_places()}


@cache
def _labels() -> dict[str, Place]:
    known: dict[str, Place] = {}
    for place in sorted(all_places(), key=lambda p: p.people):
        known[sort_key(place.name)] = known[sort_key(place.label)] = place
    return known
