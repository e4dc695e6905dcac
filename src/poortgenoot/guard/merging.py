"""Many rules see the same words: one finding for each place remains. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from poortgenoot.guard.findings import Kind, Severity, Spot

ORDER = (
    Kind.EMAIL,
    Kind.URL,
    Kind.IBAN,
    Kind.BSN,
    Kind.PHONE,
    Kind.BIRTHDATE,
    Kind.PLATE,
    Kind.POSTCODE,
    Kind.ADDRESS,
    Kind.DATE,
    Kind.AGE,
    Kind.NUMBER,
    Kind.RARE_DIAGNOSIS,
    Kind.UNIQUE_JOB,
    Kind.INSTITUTION,
    Kind.EMPLOYER,
    Kind.PLACE,
    Kind.PERSON,
    Kind.FAMILY,
)
RANK = {kind: rank for rank, kind in enumerate(ORDER)}
NAMED = frozenset({Kind.PERSON, Kind.EMPLOYER, Kind.INSTITUTION, Kind.PLACE, Kind.UNIQUE_JOB})
TELLING = re.compile(
    r"""(?:\b(?!(?:De|Het|Een|Van|Bij|In|Aan|Op|Uit|Voor)\b)[A-ZÀ-Þ][\w'’-]{2,} | \d(?:\W?\d){3})
    (?:.*(?:\b[A-ZÀ-Þ][\w'’-]{2,}|\d))?""",
    re.S | re.X,
)
"""What of a cut reading still gives somebody away: from its first name or four digits to the last."""


def merged(spots: Iterable[Spot], text: str) -> tuple[Spot, ...]:
    """Spots apart from each other, in order of place. The more telling kind wins, between names the longer one.

    What would stop the text and lies only in part under another stays with the rest of it: somebody who may keep
    "HEMA" with a reason has not kept the street it stands in.
    """
    kept: list[Spot] = []
    cut: list[Spot] = []
    every = set(spots)
    houses = [spot for spot in every if spot.kind in (Kind.INSTITUTION, Kind.EMPLOYER)]
    for spot in sorted(every, key=_weight):
        if spot.kind is Kind.ADDRESS and any(_within(spot, house) for house in houses):
            continue
        if spot.end <= spot.start:
            continue
        if not any(spot.overlaps(other) for other in kept):
            kept.append(spot)
        elif spot.kind.severity is Severity.BLOCKING:
            cut.append(spot)
    for spot in cut:
        kept += list(_rest(spot, kept, text))
    return tuple(sorted(kept, key=lambda spot: (spot.start, spot.end)))


def _rest(spot: Spot, kept: Sequence[Spot], text: str) -> Iterator[Spot]:
    """The telling parts of a spot that no other covers."""
    start = spot.start
    over = sorted((other for other in kept if other.overlaps(spot)), key=lambda other: other.start)
    for end, following in [*((other.start, other.end) for other in over), (spot.end, spot.end)]:
        if found := TELLING.search(text, start, max(start, end)):
            yield Spot(spot.kind, found.start(), found.end())
        start = max(start, following)


def _within(spot: Spot, house: Spot) -> bool:
    """ "De Elzenhof" and "Bakkerij Kerkstraat" are called after a street; with a number it reaches further."""
    return house.start <= spot.start and spot.end <= house.end and house.length > spot.length


def _weight(spot: Spot) -> tuple[int, int, int, int]:
    named = spot.kind in NAMED
    if spot.sure:
        return (RANK[Kind.ADDRESS] - 1, -spot.length, RANK[spot.kind], spot.start)
    rank = RANK[Kind.INSTITUTION] if named else RANK[spot.kind]
    return (rank, -spot.length, RANK[spot.kind], spot.start)
