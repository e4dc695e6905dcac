from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from tests.again import Again, once_more
from tests.cast import Cast

from poortgenoot import guard
from poortgenoot.discussions.tests.table import Table, forget_tables, lay


@pytest.fixture(scope="session", autouse=True)
def the_guard() -> None:
    """The real guard, built once for the run."""
    guard.start_building(Path(settings.DATA_DIR) / "guard")
    built = guard._guard
    assert built is not None
    assert built.wait(120) is guard.State.READY


@pytest.fixture(scope="session")
def table_again(cast_again: Again[Cast], the_guard: None, django_db_blocker: Any) -> Again[Table]:
    with django_db_blocker.unblock():
        return once_more(cast_again, lay)


@pytest.fixture
def table(cast: Cast, table_again: Again[Table]) -> Table:
    if not connection.in_atomic_block:
        return lay(cast)
    forget_tables()
    return table_again()
