"""What is kept adds up: details that each say little give somebody away together. Pure: no Django.

The reasoning is that of re-identification by quasi-identifiers (Sweeney, "k-anonymity", 2002): each further kind
divides the group of people it could be. The two thresholds are the house's own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from poortgenoot.guard.findings import Kind

SHARP = frozenset({Kind.RARE_DIAGNOSIS, Kind.UNIQUE_JOB})
"""Kinds that leave very few people: each of them with one other kind blocks."""

MILD_TOGETHER = 3
"""So many kinds of the milder sort restrict a case to those asked."""


class Weight(StrEnum):
    LIGHT = "light"
    RESTRICTS = "restricts"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Sum:
    """`kinds` are the ones that together weigh this much, in the order of `Kind`."""

    weight: Weight
    kinds: tuple[Kind, ...]


def add_up(kinds: Collection[Kind]) -> Sum:
    """How much the kinds kept in one case weigh together, however often each is kept."""
    present = tuple(kind for kind in Kind if kind in kinds)
    if SHARP.intersection(present) and len(present) > 1:
        return Sum(Weight.BLOCKS, present)
    if len(present) >= MILD_TOGETHER:
        return Sum(Weight.RESTRICTS, present)
    return Sum(Weight.LIGHT, present)
