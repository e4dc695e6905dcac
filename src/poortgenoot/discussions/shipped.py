"""What comes with the house as data: methods, factors, cards and prepared cases. Pure reading of files; no Django.

data/README.md says who may add and how it is checked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_reading import read

FOLDER = Path(__file__).parent / "data"
SUGGESTED = 7
"""So many factors stand ready when a discussion is prepared; participants change and extend them."""
FIRST = "eigen-wens"
"""What the employee wants stands first on every table."""


@dataclass(frozen=True, slots=True)
class FactorIdea:
    """A factor to choose from; without themes it is of use anywhere."""

    key: str
    group: FactorGroup
    title: str
    hint: str
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Card:
    """A discussion card: a question, and a second thought that turns it around."""

    key: str
    group: str
    text: str
    turn: str


@cache
def methods() -> dict[str, Method]:
    """The methods that ship, by key, shortest first."""
    found = [read(tomllib.loads(path.read_text())) for path in sorted((FOLDER / "methods").glob("*.toml"))]
    return {method.key: method for method in sorted(found, key=lambda m: m.minutes)}


@cache
def factors() -> tuple[FactorIdea, ...]:
    rows = tomllib.loads((FOLDER / "factors.toml").read_text())["factor"]
    return tuple(
        FactorIdea(r["key"], FactorGroup(r["group"]), r["title"], r["hint"], frozenset(r["themes"])) for r in rows
    )


@cache
def cards() -> tuple[Card, ...]:
    rows = tomllib.loads((FOLDER / "cards.toml").read_text())["card"]
    return tuple(Card(r["key"], r["group"], r["text"], r["turn"]) for r in rows)


def prepared_cases() -> list[dict[str, Any]]:
    """The prepared cases as their files hold them, in the order of their files."""
    return [tomllib.loads(path.read_text()) for path in sorted((FOLDER / "cases").glob("*.toml"))]


def suggested(themes: Collection[str], longest: int = SUGGESTED) -> list[FactorIdea]:
    """A set to begin with: what the employee wants, then the factors of these themes, one of each group before a
    second of any."""
    fitting = sorted(factors(), key=lambda f: (f.key != FIRST, not f.themes & set(themes)))
    usable = [f for f in fitting if not f.themes or f.themes & set(themes)]
    return _a_group_at_a_time(usable)[:longest]


def _a_group_at_a_time(ideas: Sequence[FactorIdea]) -> list[FactorIdea]:
    by_group = {group: [i for i in ideas if i.group is group] for group in FactorGroup}
    rounds = max((len(found) for found in by_group.values()), default=0)
    return [found[n] for n in range(rounds) for found in by_group.values() if n < len(found)]
