"""Many rules see the same words: one finding for each place remains. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from poortgenoot.guard.findings import Kind, Spot

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


def merged(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Spots apart from each other, in order of place. The more telling kind wins, between names the longer one."""
    kept: list[Spot] = []
    every = set(spots)
    houses = [spot for spot in every if spot.kind in (Kind.INSTITUTION, Kind.EMPLOYER)]
    for spot in sorted(every, key=_weight):
        if spot.kind is Kind.ADDRESS and any(_within(spot, house) for house in houses):
            continue
        if spot.end <= spot.start:
            continue
        if not any(spot.overlaps(other) for other in kept):
            kept.append(spot)
    return tuple(sorted(kept, key=lambda spot: (spot.start, spot.end)))


def _within(spot: Spot, house: Spot) -> bool:
    """ "De Elzenhof" and "Bakkerij Kerkstraat" are called after a street; with a number it reaches further."""
    return house.start <= spot.start and spot.end <= house.end and house.length > spot.length


def _weight(spot: Spot) -> tuple[int, int, int, int]:
    named = spot.kind in NAMED
    if spot.sure:
        return (RANK[Kind.ADDRESS] - 1, -spot.length, RANK[spot.kind], spot.start)
    rank = RANK[Kind.INSTITUTION] if named else RANK[spot.kind]
    return (rank, -spot.length, RANK[spot.kind], spot.start)
