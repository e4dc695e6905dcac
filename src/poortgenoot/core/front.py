"""The front page, for who is not signed in: rooms to the right of the one that shows it add what a visitor may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """`template` is rendered with `context` as `part`."""

    template: str
    context: Mapping[str, object] = field(default_factory=dict)


_parts: list[Callable[[], Part | None]] = []


def register(build: Callable[[], Part | None]) -> None:
    """Let `build()` add a part; None shows nothing."""
    if build not in _parts:
        _parts.append(build)


def parts() -> list[Part]:
    return [part for build in _parts if (part := build())]
