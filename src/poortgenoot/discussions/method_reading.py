"""Plain data (a file, a form, an import) as a method, and back. Pure: no Django, no database.

What is not understood is refused by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from poortgenoot.discussions.method import Active, Cards, Method, Shows, Step, StepKind
from poortgenoot.discussions.method_faults import Fault

KNOWN = {"kind": frozenset(StepKind), "active": frozenset(Active), "cards": frozenset(Cards)}
KNOWN_SHOWS = frozenset(Shows)


class Unreadable(ValueError):
    """The data is no method. `faults` holds a code and what it is about, by which the page finds its Dutch words."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{f.code}: {f.about}" for f in faults))
        self.faults = tuple(faults)


def read(data: Mapping[str, Any]) -> Method:
    """A method from plain data with `key`, `title`, `summary`, `suits` and a list `step` (or `steps`).

    Raises `Unreadable` for an unknown kind, role or word, by name, and for a number that is none.
    """
    rows = data.get("step", data.get("steps", ()))
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not all(isinstance(r, Mapping) for r in rows):
        raise Unreadable([Fault("no_steps")])
    wrong = [fault for number, row in enumerate(rows, 1) for fault in _unknown(row, number)]
    if wrong:
        raise Unreadable(wrong)
    steps = tuple(_step(row, number) for number, row in enumerate(rows, 1))
    key, title, summary, suits = (str(data.get(name, "")).strip() for name in ("key", "title", "summary", "suits"))
    return Method(key, title, summary, suits, steps)


def plain(method: Method) -> dict[str, Any]:
    """The method as JSON keeps it; `read(plain(method)) == method`."""
    steps = [asdict(step) | {"shows": [str(s) for s in step.shows]} for step in method.steps]
    return {
        "key": method.key,
        "title": method.title,
        "summary": method.summary,
        "suits": method.suits,
        "steps": [{name: str(v) if isinstance(v, StrEnum) else v for name, v in step.items()} for step in steps],
    }


def _unknown(row: Mapping[str, Any], number: int) -> list[Fault]:
    found = []
    for name, known in KNOWN.items():
        value = str(row.get(name, "" if name != "active" else Active.EVERYONE))
        if value not in known:
            found.append(Fault(f"unknown_{name}", number, value))
    found += [Fault("unknown_shows", number, str(s)) for s in _shows(row) if str(s) not in KNOWN_SHOWS]
    for name in ("minutes", "days", "meeting"):
        if not isinstance(row.get(name, 1), int) or isinstance(row.get(name, 1), bool):
            found.append(Fault("no_number", number, name))
    return found


def _shows(row: Mapping[str, Any]) -> Sequence[Any]:
    """A single word is a list of one."""
    shows = row.get("shows", ())
    return shows if isinstance(shows, list | tuple) else [shows]


def _step(row: Mapping[str, Any], number: int) -> Step:
    return Step(
        key=str(row.get("key") or f"stap-{number}"),
        kind=StepKind(row["kind"]),
        title=str(row.get("title", "")).strip(),
        instructions=str(row.get("instructions", "")).strip(),
        lead=str(row.get("lead", "")).strip(),
        minutes=row.get("minutes", 0),
        days=row.get("days", 0),
        active=Active(row.get("active", Active.EVERYONE)),
        shows=tuple(Shows(name) for name in _shows(row)),
        meeting=row.get("meeting", 1),
        reveals=str(row.get("reveals", "")),
        again=str(row.get("again", "")),
        cards=Cards(row.get("cards", "")),
        nameless=bool(row.get("nameless", False)),
        private=bool(row.get("private", False)),
    )
