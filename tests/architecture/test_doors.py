"""Objects are reached through the viewer: raw managers stay in the drawers that decide and change."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.test_imports import PACKAGE, ROOMS, sources

DRAWERS = {"access.py", "queries.py", "actions.py", "shortlist.py", "roster.py", "gates.py"}
DRAWERS |= {"backends.py", "outbox.py", "tokens.py"}
FOLDERS = {"actions", "access", "queries", "models"}


def is_drawer(path: Path) -> bool:
    inside = set(path.relative_to(PACKAGE).parts[1:-1])
    return path.name in DRAWERS or bool(inside & FOLDERS) or path.name == "models.py"


def raw_managers(path: Path) -> list[int]:
    tree = ast.parse(path.read_text())
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "objects"]


def test_raw_managers_stay_in_the_drawers() -> None:
    wrong = []
    for room in ROOMS:
        if room in {"demo", "core", "database"}:
            continue
        for path in sources(room):
            if not is_drawer(path):
                wrong += [f"{path.relative_to(PACKAGE)}:{line}" for line in raw_managers(path)]
    assert wrong == []


DECIDES = re.compile(r"(can|may)_")
ASKS_ACCESS = {
    "sparring/routing.py": {"may_be_asked"},  # thinking about candidates that access gave
    "discussions/seating.py": {"may_stay"},  # of the number of a seat what access says of seats
}


def decisions(path: Path) -> set[str]:
    """The functions of a module that others call to know who may do something."""
    functions = (node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions if DECIDES.match(function.name)}


def test_nothing_but_access_says_who_may() -> None:
    found = {}
    for room in ROOMS:
        for path in sources(room):
            inside = path.relative_to(PACKAGE)
            if "access" not in {path.stem, *inside.parts} and (names := decisions(path)):
                found[str(inside)] = names
    assert found == ASKS_ACCESS
