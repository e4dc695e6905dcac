"""How well an entry answers a query. Pure: from an analysed query to the terms PostgreSQL weighs.

The score of an entry is the sum over the lexemes that answer the query of
share (how exactly it answers, `dutch.SHARES`) × rarity (BM25's idf) × how often and where it stands (ts_rank
with WEIGHTS), divided by a little more for a longer text; what answers every unit gains.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from poortgenoot.search.dutch import STOP_WORDS, Query, Unit, Variant
from poortgenoot.search.vectors import quoted

WEIGHTS = (0.3, 0.8, 0.5, 1.0)
"""What D, C, B and A count for: derived from the body, body, derived from the title, title."""
BUDGET = 500
"""About how many entries may be weighed; words that more have are looked up by their strong lexemes."""
EVERY_UNIT = 0.15
"""What answering every unit adds, as a part of what the units are worth together."""
TELLING = 0.3
"""From what share on an answer is worth weighing, when it can be expected that ENOUGH entries have one."""
ENOUGH = 25
COMMON = 5
"""A word that so many entries have is no slip; what fewer have must be seen to answer, lest a hidden text tells."""
CLASSES = 3
"""Lexemes of about the same weight are weighed together, in so many groups at most."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many entries there are, and what part of them has a lexeme; `rarest` for those not listed."""

    total: int
    parts: Mapping[str, float]
    rarest: float

    def of(self, lexeme: str) -> float:
        return self.parts.get(lexeme, self.rarest)


@dataclass(frozen=True, slots=True)
class Group:
    """Lexemes weighed together: `weight` for each, as one tsquery."""

    weight: float
    tsquery: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What PostgreSQL is asked: which entries to weigh, and how. All texts are tsqueries."""

    candidates: str
    groups: tuple[Group, ...]
    every_unit: str
    """Empty when there is only one."""
    gain: float
    """What answering every unit adds, in the measure of the groups' weights."""
    partial: bool
    """Whether words that many entries have are looked up by their strong lexemes only."""
    doubtful: tuple[str, ...]
    """The units, in the order of `doubtful_units`, that may have no answer at all."""


def least_share(query: Query, known: Frequencies) -> float:
    """From what share on an answer is worth weighing: all of them when little can be expected otherwise."""
    expected = sum(known.of(variant.lexeme) for unit in query.units for variant in unit.variants
                   if variant.share >= TELLING)  # fmt: skip
    return TELLING if expected * known.total >= ENOUGH else 0.0


def plan(query: Query, known: Frequencies, least: float) -> Plan:
    """The plan for a query of at least one unit; only what answers with a share of `least` or more is weighed."""
    groups, total = _groups(query, known)
    several = len(query.units) > 1
    return Plan(
        candidates=" & ".join([f"({_candidates(query, known, least)})", *_phrases(query)]),
        groups=groups,
        every_unit=_every(query.units, lambda unit: unit.variants) if several else "",
        gain=total * EVERY_UNIT,
        partial=_all_common(query, known),
        doubtful=tuple(_any(v.lexeme for v in main_variants(unit)) for unit in doubtful_units(query, known)),
    )


def whole_plan(query: Query, known: Frequencies) -> Plan:
    """As `plan`, for the entries that answer every unit by that very thing."""
    every = " & ".join([_every(query.units, main_variants), *_phrases(query)])
    return replace(plan(query, known, 0.0), candidates=every)


def doubtful_units(query: Query, known: Frequencies) -> list[Unit]:
    """The single words that the index may not have: all but those that are common in it."""
    return [unit for unit in query.units if len(unit.words) == 1 and not _is_common(unit, known)]


def _is_common(unit: Unit, known: Frequencies) -> bool:
    return any(known.parts.get(variant.lexeme, 0.0) * known.total >= COMMON for variant in main_variants(unit))


def _every(units: Iterable[Unit], variants_of: Callable[[Unit], tuple[Variant, ...]]) -> str:
    return " & ".join(f"({_any(variant.lexeme for variant in variants_of(unit))})" for unit in units)


def rarity(frequency: float, total: int) -> float:
    """BM25's inverse document frequency, never below a floor. What fewer than COMMON entries have counts as common:
    else the score or the place of what one may read tells whether a hidden text has a rare word too."""
    count = max(frequency * total, COMMON)
    return max(0.2, math.log(1 + (total - count + 0.5) / (count + 0.5)))


def _groups(query: Query, known: Frequencies) -> tuple[tuple[Group, ...], float]:
    weighted: dict[str, float] = {}
    total = 0.0
    for unit in query.units:
        rare = rarity(_frequency(unit, known), known.total)
        total += rare
        whole = sum(variant.share for variant in main_variants(unit))
        for variant in unit.variants:
            weight = rare * variant.share / whole
            weighted[variant.lexeme] = max(weighted.get(variant.lexeme, 0.0), weight)
    return tuple(_together(weighted)), total


def _together(weighted: Mapping[str, float]) -> list[Group]:
    """Put lexemes of about the same weight together: PostgreSQL weighs a group in one go."""
    most = max(weighted.values())
    steps: dict[int, list[str]] = {}
    for lexeme, weight in weighted.items():
        steps.setdefault(min(CLASSES - 1, int(-math.log2(weight / most) * 1.25)), []).append(lexeme)
    return [Group(sum(weighted[lexeme] for lexeme in lexemes), _any(lexemes)) for lexemes in steps.values()]


def _frequency(unit: Unit, known: Frequencies) -> float:
    """How common what a unit asks for is: its own words, not what only comes near."""
    return max((known.of(variant.lexeme) for variant in main_variants(unit)), default=known.rarest)


def main_variants(unit: Unit) -> tuple[Variant, ...]:
    """What answers a unit by that very thing, under whatever name; never empty."""
    return _main(unit.variants)


@lru_cache(maxsize=16_384)
def _main(variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    most = max(variant.share for variant in variants)
    return tuple(variant for variant in variants if variant.share >= most / 2)


def _candidates(query: Query, known: Frequencies, least: float) -> str:
    """Which entries are worth weighing: all that answer well enough, unless that is too many of them."""
    telling = [
        variant.lexeme
        for unit in query.units
        for variant in unit.variants
        if variant.share >= least and known.of(variant.lexeme) * known.total <= BUDGET
    ]
    if not _all_common(query, known):
        return _any(telling)
    strong = " & ".join(f"({_any(_strong(unit))})" for unit in query.units)
    return f"({strong}) | ({_any(telling)})" if telling else strong


def _all_common(query: Query, known: Frequencies) -> bool:
    return all(_frequency(unit, known) * known.total > BUDGET for unit in query.units)


def _strong(unit: Unit) -> list[str]:
    """What finds the entries that are much about a unit; of a small word there are none."""
    lexemes = [variant.lexeme for variant in main_variants(unit)]
    return [lexeme if lexeme in STOP_WORDS else f"!{lexeme}" for lexeme in lexemes]


def _phrases(query: Query) -> Iterator[str]:
    """Quoted phrases, which must stand there so; small words keep their room but have no place in the index."""
    for phrase in query.phrases:
        told = [(place, word) for place, word in enumerate(phrase) if word not in STOP_WORDS]
        steps = [f"<{place - before}> {quoted(word)}" for (before, _), (place, word) in pairwise(told)]
        if steps:
            yield f"({quoted(told[0][1])} {' '.join(steps)})"


def _any(lexemes: Iterable[str]) -> str:
    return " | ".join(quoted(lexeme) for lexeme in dict.fromkeys(lexemes))
