"""Where the guard of this process stands."""

from __future__ import annotations

from poortgenoot import guard
from poortgenoot.core.meters import GUARD_CHECKS, Reading, register


def states() -> dict[str, float]:
    now = guard.state()
    return {state.value: float(state is now) for state in guard.State}


def read() -> None:
    guard.time_checks(GUARD_CHECKS.time)
    register(Reading("poortgenoot_guard", "1 for the state of the guard of this process", states, "state"))
