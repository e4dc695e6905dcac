"""What a seat weighs, from its form and into it: radio buttons by factor, so that it works without script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from poortgenoot.discussions import words
from poortgenoot.discussions.divergence import DIRECTIONS, WEIGHTS
from poortgenoot.discussions.factor import Contents, Weighed, over, to_explain
from poortgenoot.discussions.models import Factor
from poortgenoot.guard.findings import Finding

CANNOT = "niet"
"""The choice "I cannot judge this", in the row of weights."""
FIELDS = {"weight": "zwaarte", "direction": "richting", "reason": "reden", "would_change": "anders"}
"""By attribute of `Weighed` how the form calls it."""
A_NUMBER, OFF_THE_SCALE = re.compile(r"-?[0-9]{1,2}"), 99


def weighed(data: QueryDict, keys: set[str]) -> dict[str, Weighed]:
    """What the form says of each factor that it names, also half or a reason alone; a value that is no number counts as
    off the scale."""
    return {key: _one(data, key) for key in keys if any(f"{field}:{key}" in data for field in FIELDS.values())}


def _one(data: QueryDict, key: str) -> Weighed:
    weight = data.get(f"zwaarte:{key}", "")
    if weight == CANNOT:
        return Weighed(cannot_judge=True)
    return Weighed(
        weight=_number(weight),
        direction=_number(data.get(f"richting:{key}", "")),
        reason=data.get(f"reden:{key}", "").strip(),
        would_change=data.get(f"anders:{key}", "").strip(),
    )


def untouched(data: QueryDict, keys: set[str]) -> frozenset[str]:
    """What a page left out, as `Weighed` and the guard call it ("<key>:reason"): nobody touched it there, and another
    page of the same seat may have given it since."""
    return frozenset(f"{key}:{name}" for key in keys for name, field in FIELDS.items() if f"{field}:{key}" not in data)


def _number(text: str) -> int | None:
    if not text:
        return None
    return int(text) if A_NUMBER.fullmatch(text) else OFF_THE_SCALE


@dataclass(frozen=True, slots=True)
class Choice:
    """One point of a scale; `place` counts from "1"."""

    place: str
    value: str
    sign: str
    said: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One factor of the form; `is_heavy`: a reason is asked; `findings`: what the guard found in its reasons."""

    factor: Factor
    weighed: Weighed
    is_heavy: bool
    findings: tuple[Finding, ...] = ()

    @property
    def weights(self) -> list[Choice]:
        chosen = None if self.weighed.cannot_judge else self.weighed.weight
        return [Choice(str(p), str(n), str(n), words.weight(n), n == chosen) for p, n in enumerate(WEIGHTS, 1)]

    @property
    def directions(self) -> list[Choice]:
        chosen = None if self.weighed.cannot_judge else self.weighed.direction
        return [Choice(str(p), str(n), SIGNS[n], words.direction(n), n == chosen) for p, n in enumerate(DIRECTIONS, 1)]

    @property
    def is_lacking(self) -> bool:
        """Not weighed yet, weighing most and not explained, or with a finding: what stands in the way of sealing."""
        why = self.weighed.reason and self.weighed.would_change
        return bool(self.findings) or not self.weighed.is_given or (self.is_heavy and not why)

    @property
    def is_explained(self) -> bool:
        return bool(self.weighed.reason or self.weighed.would_change)


SIGNS = {-2: "−−", -1: "−", 0: "0", 1: "+", 2: "++"}


def rows(
    factors: Sequence[Factor], kept: Contents, sent: QueryDict | None, left: Mapping[str, Sequence[Finding]]
) -> list[Row]:
    """The factors as the form shows them: what was kept, or what was sent and could not be kept."""
    keys = {factor.key for factor in factors}
    given = {**kept.factors, **(_as_sent(sent, keys, kept) if sent is not None else {})}
    heavy = to_explain(Contents(given), keys)
    return [Row(f, given.get(f.key, Weighed()), f.key in heavy, tuple(_found_in(f.key, left))) for f in factors]


def _as_sent(sent: QueryDict, keys: set[str], kept: Contents) -> dict[str, Weighed]:
    left = untouched(sent, keys)
    return {key: over(kept.factors.get(key), one, key, left) for key, one in weighed(sent, keys).items()}


def _found_in(key: str, left: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """The guard names a text "<key of the factor>:reason" or ":would_change"."""
    return [finding for name, findings in left.items() if name.rpartition(":")[0] == key for finding in findings]
