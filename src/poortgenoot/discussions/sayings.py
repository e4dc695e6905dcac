"""The three things that can be said of weighings: where professions differ, where they agree, and what only one of
them noticed. Pure: no Django, no words; `words.py` says them.

A profession speaks by its median, however many it has. Nothing is said of fewer than three professions. That they
agree is not said of those who are as divided in themselves as others are among each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from poortgenoot.discussions.picture import Picture, Voice

LEAST_PROFESSIONS = 3
APART, TOGETHER = 0.35, 0.15
"""From APART on they differ, up to TOGETHER they agree (`divergence.between`: 0 all agree, 1 two camps at the ends)."""
HEAVY, LIGHT = 3, 1.5
"""Only one noticed: it weighs HEAVY or more for that one and LIGHT or less for every other."""


class Scale(StrEnum):
    WEIGHT = "weight"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Differs:
    """Of factor `key`: `low` (weighs less, or hinders) against `high` (weighs more, or helps)."""

    key: str
    scale: Scale
    low: tuple[str, ...]
    high: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agrees:
    """All professions weigh factor `key` about the same: the medians of all."""

    key: str
    weight: float
    direction: float


@dataclass(frozen=True, slots=True)
class Noticed:
    """Factor `key` weighs heavily for one profession only."""

    key: str
    profession: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """None where there is nothing to say, or too few spoke."""

    differs: Differs | None
    agrees: Agrees | None
    noticed: Noticed | None


def sayings(voices: Mapping[str, Sequence[Voice]], pictures: Mapping[str, Picture]) -> Sayings:
    """What can be said; both mappings are by the key of the factor, in the order in which factors stand."""
    keys = [key for key, picture in pictures.items() if picture.professions >= LEAST_PROFESSIONS]
    said = {key: _medians(voices[key]) for key in keys}
    return Sayings(_differs(said, pictures), _agrees(said, pictures), _noticed(said))


type Medians = Mapping[str, tuple[float, float]]
"""By profession: the median weight and direction."""


def _medians(voices: Sequence[Voice]) -> dict[str, tuple[float, float]]:
    cells = {
        code: [v.cell for v in voices if v.profession == code and v.cell] for code in {v.profession for v in voices}
    }
    return {
        code: (median(w for w, _d in given), median(d for _w, d in given))
        for code, given in sorted(cells.items())
        if given
    }


def _differs(said: Mapping[str, Medians], pictures: Mapping[str, Picture]) -> Differs | None:
    """Which way it pulls goes before how much it weighs, where both stand as far apart."""
    found = [
        (between, scale is Scale.DIRECTION, key, scale)
        for key in said
        for scale in Scale
        if (between := getattr(pictures[key], scale).between) is not None and between >= APART
    ]
    for _between, _first, key, scale in sorted(found, key=lambda row: (-row[0], not row[1])):
        low, high = _camps(said[key], scale)
        if low and high:
            return Differs(key, scale, low, high)
    return None


def _camps(said: Medians, scale: Scale) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if scale is Scale.DIRECTION:
        values = {code: direction for code, (_w, direction) in said.items()}
        return tuple(c for c, v in values.items() if v < 0), tuple(c for c, v in values.items() if v > 0)
    values = {code: weight for code, (weight, _d) in said.items()}
    lowest, highest = min(values.values()), max(values.values())
    if highest - lowest < 2:
        return (), ()
    return tuple(c for c, v in values.items() if v == lowest), tuple(c for c, v in values.items() if v == highest)


def _agrees(said: Mapping[str, Medians], pictures: Mapping[str, Picture]) -> Agrees | None:
    """The factor they stand closest on; of equals the heaviest."""
    close = [key for key in said if 0 <= pictures[key].apart <= TOGETHER and pictures[key].divided < APART]
    if not close:
        return None
    key = min(close, key=lambda k: (pictures[k].apart, -median(w for w, _d in said[k].values())))
    return Agrees(key, median(w for w, _d in said[key].values()), median(d for _w, d in said[key].values()))


def _noticed(said: Mapping[str, Medians]) -> Noticed | None:
    for key, medians in said.items():
        heavy = [code for code, (weight, _d) in medians.items() if weight >= HEAVY]
        light = [code for code, (weight, _d) in medians.items() if weight <= LIGHT]
        if len(heavy) == 1 and len(light) == len(medians) - 1:
            return Noticed(key, heavy[0])
    return None
