"""A routing engine in place of the estimate: OSRM's table service at ROUTING_URL, for instance
`https://router.example/table/v1/driving`. When it does not answer in time the estimate stands in, and says so.
"""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import structlog
from django.conf import settings
from django.core.cache import cache

from poortgenoot.members import travel

log = structlog.get_logger("poortgenoot.members.engine")

type Point = tuple[float, float]

PATIENCE = 2.0
"""Seconds for one answer; all answers together get three times this."""
AT_ONCE = 99
"""Places asked for in one call: OSRM refuses more than a hundred by default."""
KEEP = 24 * 3600
REST = 600
"""Seconds that a failing engine is left alone."""


@dataclass(frozen=True, slots=True)
class Times:
    """Minutes to each place asked for, shape (n,); `estimated` when no engine measured them."""

    minutes: travel.Floats
    estimated: bool


def times(here: Point, places: Sequence[Point]) -> Times:
    """Minutes by car from `here` to each of `places`; points are (latitude, longitude) in degrees."""
    address = getattr(settings, "ROUTING_URL", "")
    if address and places and not cache.get("routing:resting"):
        try:
            return Times(_measured(address, here, places), estimated=False)
        except (OSError, ValueError, KeyError, TypeError) as broken:
            log.warning("routing_engine", error=type(broken).__name__)
            cache.set("routing:resting", True, REST)
    return Times(_estimate(here, places), estimated=True)


def _estimate(here: Point, places: Sequence[Point]) -> travel.Floats:
    table = np.array(places, dtype=np.float64).reshape(-1, 2)
    return travel.minutes(*here, table[:, 0], table[:, 1])


def _measured(address: str, here: Point, places: Sequence[Point]) -> travel.Floats:
    known: dict[Point, float] = cache.get(_key(here)) or {}
    missing = [p for p in dict.fromkeys(places) if p not in known]
    until = time.monotonic() + 3 * PATIENCE
    for start in range(0, len(missing), AT_ONCE):
        if time.monotonic() > until:
            raise TimeoutError
        part = missing[start : start + AT_ONCE]
        known |= dict(zip(part, _ask(address, here, part), strict=True))
    if missing:
        cache.set(_key(here), known, KEEP)
    return np.array([known[p] for p in places], dtype=np.float64)


def _ask(address: str, here: Point, places: Sequence[Point]) -> list[float]:
    points = ";".join(f"{lon:.5f},{lat:.5f}" for lat, lon in (here, *places))
    url = f"{address.rstrip('/')}/{points}?sources=0&annotations=duration"
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        seconds = json.load(answer)["durations"][0][1:]
    return [float("inf") if s is None else float(s) / 60 for s in seconds]


def _key(here: Point) -> str:
    return f"routing:{here[0]:.4f}:{here[1]:.4f}"
