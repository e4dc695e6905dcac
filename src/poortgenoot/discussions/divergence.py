"""How far people stand apart on a factor, within and between professions. Pure: no Django, no database.

The measure is van der Eijk's agreement A for ordered rating scales (C. van der Eijk, "Measuring agreement in ordered
rating scales", Quality & Quantity 35, 2001, 325-341): 1 when all choose the same category, 0 when all categories are
chosen as often, -1 when half stands at either end. A frequency vector is taken apart into layers of equal height;
each layer is a pattern of empty and filled categories whose agreement follows from its triples, and A is the mean of
the layers, weighted by how many ratings each holds. (The article itself was not at hand: written from its published
formulas, and tested on values that follow from them.)

Divergence is here (1 - A) / 2: 0 when all agree, 1 when two camps stand at the ends.

Between professions it is taken over their medians, one vote each: how many speak for a profession, and how divided
they are among themselves, does not count in it. A median halfway between two categories gives half a vote to either,
so two professions at the same half come to 0.125 and not to 0 (docs/decisions/divergence-between-medians.md).

Small numbers: a spread of one is no spread. Within a profession it is computed from two voices on; between
professions from two professions and three voices on: of two people who differ nobody can tell whether it is their
professions. Below that the measure is None and the page says that too few weighed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from statistics import median, median_high, median_low

WEIGHTS = (0, 1, 2, 3, 4)
"""How much a factor weighs."""
DIRECTIONS = (-2, -1, 0, 1, 2)
"""From hinders to helps return to work."""
LEAST_VOICES, LEAST_PROFESSIONS, LEAST_WITHIN = 3, 2, 2

type Ratings = Mapping[str, Sequence[int]]
"""The ratings of one thing by profession code."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """`between` and `within` lie in 0..1, None where too few spoke; `professions` and `voices` are what it rests on.

    `between` is of the medians of the professions: those who are divided in themselves, but alike, do not differ. How
    divided they are in themselves is `within`, the mean of those with two voices or more, by how many they have.
    """

    between: float | None
    within: float | None
    professions: int
    voices: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some ratings and where the middle half of them lies."""

    median: float
    low: float
    high: float


def agreement(frequencies: Sequence[int]) -> Fraction:
    """van der Eijk's A of how often each category of an ordered scale was chosen, in -1..1.

    `frequencies` has one number at least 0 for each category, in order; three categories or more, not all empty. Only
    how they relate counts: half votes are given by doubling them all.
    """
    if len(frequencies) < 3 or min(frequencies) < 0 or not any(frequencies):
        raise ValueError("three categories or more, each chosen 0 times or more, and not all of them empty")
    left, total, found = list(frequencies), sum(frequencies), Fraction(0)
    while any(left):
        filled = tuple(f > 0 for f in left)
        height = min(f for f in left if f > 0)
        found += _of_layer(filled) * (height * sum(filled))
        left = [f - height if full else f for f, full in zip(left, filled, strict=True)]
    return found / total


def divergence(ratings: Ratings, scale: Sequence[int]) -> Divergence:
    """How far the professions stand apart on one scale; every value of `ratings` lies on `scale`."""
    spoken = {code: values for code, values in ratings.items() if values}
    voices = sum(len(values) for values in spoken.values())
    between = None
    if len(spoken) >= LEAST_PROFESSIONS and voices >= LEAST_VOICES:
        between = _apart(_votes(spoken.values(), scale))
    return Divergence(between, _within(spoken.values(), scale), len(spoken), voices)


def spread(values: Iterable[int]) -> Spread | None:
    """The median and the quartiles (by the median of either half); None without values."""
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    lower, upper = ordered[: half or 1], ordered[-half:] if half else ordered
    return Spread(float(median(ordered)), float(median(lower)), float(median(upper)))


def _votes(groups: Iterable[Sequence[int]], scale: Sequence[int]) -> list[int]:
    """Two half votes of each group for its median: both on it, or one on either neighbour. `scale` steps by one."""
    found = Counter[int]()
    for values in groups:
        doubled = median_low(values) + median_high(values)
        found.update((doubled // 2, -(-doubled // 2)))
    return [found[category] for category in scale]


def _within(groups: Iterable[Sequence[int]], scale: Sequence[int]) -> float | None:
    """The mean of the professions that have two voices or more, by how many they have."""
    counted = [(len(values), _counts(values, scale)) for values in groups]
    large = [(voices, counts) for voices, counts in counted if voices >= LEAST_WITHIN]
    if not large:
        return None
    return sum(_apart(counts) * voices for voices, counts in large) / sum(voices for voices, _counts in large)


def _counts(values: Sequence[int], scale: Sequence[int]) -> list[int]:
    if unknown := set(values) - set(scale):
        raise ValueError(f"not on the scale: {sorted(unknown)}")
    counted = Counter(values)
    return [counted[category] for category in scale]


def _apart(frequencies: Sequence[int]) -> float:
    return float((1 - agreement(frequencies)) / 2)


@cache
def _of_layer(filled: tuple[bool, ...]) -> Fraction:
    """A of one layer: its unimodality times how few categories it takes. There are few patterns: each is kept."""
    categories, taken = len(filled), sum(filled)
    return _unimodality(filled) * (1 - Fraction(taken - 1, categories - 1))


def _unimodality(filled: Sequence[bool]) -> Fraction:
    """From the triples of categories in order: two neighbours against an empty end speak for one peak, an empty
    middle speaks against it."""
    triples = list(combinations(filled, 3))
    for_it = triples.count((True, True, False)) + triples.count((False, True, True))
    against = triples.count((True, False, True))
    if not for_it + against:
        return Fraction(1)
    categories = len(filled)
    return Fraction((categories - 2) * for_it - (categories - 1) * against, (categories - 2) * (for_it + against))
