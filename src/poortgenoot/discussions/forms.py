"""Reading what a seat weighs from its form: radio buttons by factor, so that it works without script."""

from __future__ import annotations

from django.http import QueryDict

from poortgenoot.discussions.factor import Weighed

CANNOT = "niet"
"""The choice "I cannot judge this", in the row of weights."""


def weighed(data: QueryDict, keys: set[str]) -> dict[str, Weighed]:
    """What the form says of each factor that it names; a value that is no number counts as off the scale."""
    return {key: _one(data, key) for key in keys if f"zwaarte:{key}" in data or f"richting:{key}" in data}


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


def _number(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.lstrip("-").isdigit() and len(text) < 4 else 99
