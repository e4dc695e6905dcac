"""Imports go downward only: a room may know the rooms before it in this list, never one after it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "poortgenoot"
ROOMS = (
    "core",
    "database",
    "accounts",
    "members",
    "notifications",
    "guard",
    "search",
    "sparring",
    "discussions",
    "demo",
)
PURE = (
    "guard/findings.py",
    "guard/combination.py",
    "guard/decisions.py",
    "members/travel.py",
    "members/places.py",
    "notifications/timing.py",
    "sparring/routing.py",
    "sparring/rings.py",
    "sparring/terms.py",
    "search/dutch.py",
    "discussions/method.py",
    "discussions/method_faults.py",
    "discussions/method_reading.py",
    "discussions/divergence.py",
    "discussions/turns.py",
    "discussions/factor.py",
    "discussions/picture.py",
    "discussions/sayings.py",
    "discussions/readability.py",
    "discussions/nobodys_file.py",
    "discussions/papers/__init__.py",
    "discussions/papers/drawing.py",
    "discussions/script_file.py",
    "discussions/script_picture.py",
    "discussions/rotation.py",
    "discussions/attending.py",
)
MACHINE_CLOCKS = ("timezone.now(", "datetime.now(", "date.today(")
MAY_LOOK_UP = {"core/health.py": {"guard"}}
"""Exceptions, each with its reason beside it in the code."""


def sources(room: str) -> Iterator[Path]:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts:
            yield path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "poortgenoot":
                yield from (f"poortgenoot.{alias.name}" for alias in node.names)


def rooms_of(path: Path) -> set[str]:
    names = (name.split(".") for name in imported(path))
    return {parts[1] for parts in names if parts[0] == "poortgenoot" and len(parts) > 1 and parts[1] in ROOMS}


def test_no_room_knows_a_room_above_it() -> None:
    wrong = []
    for level, room in enumerate(ROOMS):
        above = set(ROOMS[level + 1 :])
        for path in sources(room):
            known = str(path.relative_to(PACKAGE))
            wrong += [f"{known} imports {name}" for name in rooms_of(path) & above - MAY_LOOK_UP.get(known, set())]
    assert wrong == []


def test_pure_modules_do_without_django() -> None:
    wrong = []
    for name in PURE:
        path = PACKAGE / name
        assert path.exists(), f"{name} is listed as pure but is not there"
        wrong += [f"{name} imports {module}" for module in imported(path) if module.split(".")[0] == "django"]
    assert wrong == []


def test_only_the_clock_reads_the_time() -> None:
    wrong = []
    for room in ROOMS:
        for path in sources(room):
            text = path.read_text()
            if path.name == "clock.py" or room in {"database", "demo"}:
                continue
            wrong += [f"{path.relative_to(PACKAGE)} calls {call}" for call in MACHINE_CLOCKS if call in text]
    assert wrong == []


def test_one_module_says_where_the_clock_hangs() -> None:
    everywhere = (path for room in ROOMS for path in sources(room))
    assert [path.name for path in everywhere if "ZoneInfo(" in path.read_text()] == ["amsterdam.py"]
