"""Sealed means sealed: who may open a box is written here, and nobody else does."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.test_imports import PACKAGE, ROOMS, sources

MAY_UNSEAL = {
    "discussions/actions/weighing.py",  # the author's own, to add to it
    "discussions/queries/own.py",  # the author's own page
    "discussions/queries/revealed.py",  # a table that was revealed
    "discussions/queries/alone.py",  # a pool in which three professions sealed, and one's own data to take along
}


def opens_boxes(path: Path) -> bool:
    """Names `sealing.unseal` or `sealing.peek`, or takes one in by an import."""
    return any(_calls(node) or _imports(node) for node in ast.walk(ast.parse(path.read_text())))


def _calls(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) in {"sealing.unseal", "sealing.peek"}


def _imports(node: ast.AST) -> bool:
    if not isinstance(node, ast.ImportFrom) or not (node.module or "").endswith("discussions.sealing"):
        return False
    return any(alias.name in {"unseal", "peek", "*"} for alias in node.names)


def test_boxes_are_opened_in_these_places_only() -> None:
    found = {str(path.relative_to(PACKAGE)) for room in ROOMS for path in sources(room) if opens_boxes(path)}
    assert found == MAY_UNSEAL


def test_the_key_stays_in_its_module() -> None:
    names = ("SEAL_KEY", "AESGCM")
    found = {
        str(path.relative_to(PACKAGE))
        for room in ROOMS
        for path in sources(room)
        if any(name in path.read_text() for name in names)
    }
    assert found == {"discussions/sealing.py"}
