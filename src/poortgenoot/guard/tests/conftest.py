"""The real guard, built once for the run; its tests need no database."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from poortgenoot import guard
from poortgenoot.guard.engine import Engine
from poortgenoot.guard.findings import Finding

type Found = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def engine() -> Engine:
    guard.start_building(Path(os.environ["DATA_DIR"]) / "guard")
    running = guard._guard
    assert running is not None
    assert running.wait(120) is guard.State.READY
    assert running._engine is not None
    return running._engine


@pytest.fixture(scope="session")
def check(engine: Engine) -> Callable[[str], tuple[Finding, ...]]:
    return engine.check


@pytest.fixture(scope="session")
def found(engine: Engine) -> Found:
    """Kind and text of what is found."""
    return lambda text: [(finding.kind.value, finding.text) for finding in engine.check(text)]
