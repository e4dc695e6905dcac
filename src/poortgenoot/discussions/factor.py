"""What is weighed, in how much and which way. Pure: no Django, no database."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from poortgenoot.discussions.divergence import DIRECTIONS, WEIGHTS

LEAST_REASONS = 2
"""The heaviest factors for which a reason is asked."""


class FactorGroup(StrEnum):
    """The six groups of factors in the research on how re-integration professionals weigh (Panteia, ZINZIZ, Muzus for
    UWV, 2021)."""

    EMPLOYEE = "employee"
    PROFESSIONAL = "professional"
    LAW = "law"
    LOCAL = "local"
    ORGANISATION = "organisation"
    MARKET = "market"


@dataclass(frozen=True, slots=True)
class Weighed:
    """How one seat weighs one factor.

    `weight` 0..4, None: "I cannot judge this"; `direction` -2 (hinders) .. 2 (helps), None while not given.
    """

    weight: int | None = None
    direction: int | None = None
    cannot_judge: bool = False
    reason: str = ""
    would_change: str = ""

    @property
    def is_given(self) -> bool:
        return self.cannot_judge or (self.weight is not None and self.direction is not None)


def over(before: Weighed | None, now: Weighed, key: str, untouched: Container[str]) -> Weighed:
    """`now` in the place of `before`, for the factor `key`; of what is in `untouched` ("<key>:reason") what stood there
    stays. Who cannot judge a factor gives nothing for it."""
    if now.cannot_judge:
        return Weighed(cannot_judge=True)
    stood = before or Weighed()
    return Weighed(
        weight=stood.weight if f"{key}:weight" in untouched else now.weight,
        direction=stood.direction if f"{key}:direction" in untouched else now.direction,
        reason=stood.reason if f"{key}:reason" in untouched else now.reason,
        would_change=stood.would_change if f"{key}:would_change" in untouched else now.would_change,
    )


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sealed box holds: factors by their key, or a verdict with its reason.

    `is_locked`: there is a box, but none of the keys that we have opens it. Then the rest is empty.
    """

    factors: Mapping[str, Weighed] = field(default_factory=dict)
    verdict: str = ""
    reason: str = ""
    is_locked: bool = False


def plain(contents: Contents) -> dict[str, Any]:
    """As JSON keeps it."""
    return {
        "factors": {
            key: [w.weight, w.direction, w.cannot_judge, w.reason, w.would_change]
            for key, w in contents.factors.items()
        },
        "verdict": contents.verdict,
        "reason": contents.reason,
    }


def read(data: Mapping[str, Any]) -> Contents:
    """The opposite of `plain`."""
    factors = {key: Weighed(*row) for key, row in data["factors"].items()}
    return Contents(factors, data["verdict"], data["reason"])


def demand_on_scale(weighed: Weighed) -> None:
    """Raise `ValueError` with the name of the scale that a value does not lie on."""
    if weighed.weight is not None and weighed.weight not in WEIGHTS:
        raise ValueError("weight")
    if weighed.direction is not None and weighed.direction not in DIRECTIONS:
        raise ValueError("direction")


def lacking(contents: Contents, keys: set[str], *, is_judgement: bool) -> str:
    """What must still be given before sealing: "factors", "reasons", "verdict"; empty when nothing."""
    if is_judgement:
        return "" if contents.verdict and contents.reason else "verdict"
    if not all(key in contents.factors and contents.factors[key].is_given for key in keys):
        return "factors"
    return "reasons" if to_explain(contents, keys) - _explained(contents, keys) else ""


def to_explain(contents: Contents, keys: set[str]) -> set[str]:
    """The factors of which a reason is asked: the two that weigh most. Where more weigh as much, whoever weighs chooses
    among them: those are asked all, until enough of them have their reason and what would change it.

    A factor that does not count, or cannot be judged, is never asked.
    """
    weights = {k: w.weight for k in keys if (w := contents.factors.get(k)) and w.weight}
    if not weights:
        return set()
    bar = sorted(weights.values(), reverse=True)[:LEAST_REASONS][-1]
    above = {k for k, weight in weights.items() if weight > bar}
    tied = {k for k, weight in weights.items() if weight == bar}
    chosen = tied & _explained(contents, keys)
    return above | (chosen if len(above) + len(chosen) >= min(LEAST_REASONS, len(weights)) else tied)


def _explained(contents: Contents, keys: set[str]) -> set[str]:
    given = {k: w for k in keys if (w := contents.factors.get(k))}
    return {k for k, w in given.items() if w.reason.strip() and w.would_change.strip()}
