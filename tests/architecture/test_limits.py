"""Every limit of the house stands in a test under its own name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from poortgenoot.core import limits
from poortgenoot.core.limits import AT_LEAST_ONE, COLUMNS, LIMITS, Limits
from tests.architecture.test_imports import PACKAGE

TESTS = Path(__file__).resolve().parents[1]
SAYS_NOTHING = {"test_world_data.py", "test_large_world.py", "test_shipped.py"}
"""They hold texts of the house itself to a limit; nobody is stopped there."""
NAMES = [field.name for field in fields(Limits)]


def files() -> Iterator[Path]:
    yield from (p for p in TESTS.rglob("test_*.py") if p.name not in SAYS_NOTHING and p != Path(__file__))
    yield from (p for p in PACKAGE.rglob("tests/test_*.py") if p.name not in SAYS_NOTHING)


def test_each_limit_is_named_in_a_test_that_meets_it() -> None:
    words = "\n".join(path.read_text() for path in files())
    named = re.compile(r"LIMITS\.(\w+)|replace\([\w.]*LIMITS, (\w+)=")
    met = {one or other for one, other in named.findall(words)}
    assert set(NAMES) - met == set()


@pytest.mark.parametrize("name", NAMES)
def test_each_limit_can_be_changed_by_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LIMIT_{name.upper()}", "17")
    changed = limits.load()
    assert getattr(changed, name) == 17
    assert [other for other in NAMES if getattr(changed, other) != getattr(LIMITS, other)] == [name]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_what_a_column_holds_is_not_made_longer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LIMIT_{name.upper()}", "100000")
    with pytest.raises(ImproperlyConfigured, match="smaller only"):
        limits.load()


@pytest.mark.parametrize("name", sorted(AT_LEAST_ONE))
def test_a_limit_that_would_shut_the_house_stops_the_start(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LIMIT_{name.upper()}", "0")
    with pytest.raises(ImproperlyConfigured, match="at least 1"):
        limits.load()
