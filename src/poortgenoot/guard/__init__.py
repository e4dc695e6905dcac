"""Finds what gives a person away in a text. One guard a process; it never passes a text unguarded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from poortgenoot.guard.engine import Guard, GuardBuilding, GuardDown, GuardUnavailable, State
from poortgenoot.guard.findings import Finding, Kind, Severity

__all__ = [
    "Finding",
    "GuardBuilding",
    "GuardDown",
    "GuardUnavailable",
    "Kind",
    "Severity",
    "State",
    "check",
    "start_building",
    "state",
    "time_checks",
]

_guard: Guard | None = None
_timed: Callable[[], AbstractContextManager[object]] = nullcontext


def start_building(folder: Path) -> None:
    """Begin to build the guard of this process, in the background; its tables are kept in `folder`."""
    global _guard
    _guard = _guard or Guard(folder)
    _guard.start()


def state() -> State:
    """Where the guard of this process stands; `building` before it was ever asked for."""
    return _guard.state if _guard else State.BUILDING


def check(text: str) -> tuple[Finding, ...]:
    """The findings in `text`, in order. Raises `GuardBuilding` or `GuardDown` when it cannot judge now."""
    if _guard is None:
        raise GuardBuilding
    with _timed():
        return _guard.check(text)


def time_checks(timed: Callable[[], AbstractContextManager[object]]) -> None:
    """Let `timed()` see how long each check of this process takes; what it does not see is the text."""
    global _timed
    _timed = timed
