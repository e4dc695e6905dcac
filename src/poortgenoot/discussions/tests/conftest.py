from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from tests.cast import Cast

from poortgenoot import guard
from poortgenoot.discussions.tests.table import Table, lay


@pytest.fixture(scope="session", autouse=True)
def the_guard() -> None:
    """The real guard, built once for the run."""
    guard.start_building(Path(settings.DATA_DIR) / "guard")
    built = guard._guard
    assert built is not None
    assert built.wait(120) is guard.State.READY


@pytest.fixture
def table(cast: Cast) -> Table:
    return lay(cast)
