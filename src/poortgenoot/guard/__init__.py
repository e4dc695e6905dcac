"""Finds what gives a person away in a text. One guard a process; it never passes a text unguarded."""

from __future__ import annotations

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
]

_guard: Guard | None = None


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
    return _guard.check(text)
