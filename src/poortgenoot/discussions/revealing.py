"""From what was opened to what a reveal shows: pictures, furthest apart first, and what can be said of them.

The table uses `shown` and `said` too; a template draws each with `reveal/_factor.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from poortgenoot.discussions import words
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.picture import Picture, Voice, by_divergence, of_professions
from poortgenoot.discussions.sayings import LEAST_PROFESSIONS, sayings


@dataclass(frozen=True, slots=True)
class Thing:
    """A factor by its name."""

    key: str
    group: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A factor with its picture; `is_open`: enough professions gave a value for it to be drawn."""

    factor: Thing
    picture: Picture
    is_open: bool


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences; empty where there is nothing to say."""

    differs: str = ""
    agrees: str = ""
    noticed: str = ""


type Voices = Mapping[str, Sequence[Voice]]
"""By the key of the factor."""


def voices(things: Iterable[Thing], given: Iterable[tuple[str, Contents, bool]]) -> dict[str, list[Voice]]:
    """`given`: (profession, contents, is mine) of each participant. Who did not weigh a factor is not in it."""
    rows = list(given)
    return {
        thing.key: [
            Voice(profession, *((None, None) if w.cannot_judge else (w.weight, w.direction)), is_mine)
            for profession, contents, is_mine in rows
            if (w := contents.factors.get(thing.key)) is not None
        ]
        for thing in things
    }


def pictures(found: Voices, draw: Callable[[Sequence[Voice]], Picture] = of_professions) -> dict[str, Picture]:
    return {key: draw(given) for key, given in found.items()}


def shown(things: Sequence[Thing], drawn: Mapping[str, Picture], least: int = LEAST_PROFESSIONS) -> list[Shown]:
    """Furthest apart first; a factor that fewer than `least` professions weighed stays closed."""
    by_key = {thing.key: thing for thing in things}
    ordered = by_divergence((key, picture) for key, picture in drawn.items())
    return [Shown(by_key[key], picture, picture.professions >= least) for key, picture in ordered]


def said(things: Sequence[Thing], found: Voices, drawn: Mapping[str, Picture]) -> Said:
    titles = {thing.key: thing.title for thing in things}
    what = sayings(found, drawn)
    return Said(
        words.differs(what.differs, titles) if what.differs else "",
        words.agrees(what.agrees, titles) if what.agrees else "",
        words.noticed(what.noticed, titles) if what.noticed else "",
    )
