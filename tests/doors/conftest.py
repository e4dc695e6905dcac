"""The doors are tried on a scene with tables, and what is written there passes the real guard."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from poortgenoot import guard


@pytest.fixture(scope="session", autouse=True)
def the_guard() -> None:
    """The real guard, built once for the run."""
    guard.start_building(Path(settings.DATA_DIR) / "guard")
    built = guard._guard
    assert built is not None
    assert built.wait(120) is guard.State.READY
