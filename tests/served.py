"""One server of the house for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def address(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Where it answers, in a process of its own, once it listens for hints."""
    from tests.processes import listeners, served, until

    with django_db_blocker.unblock(), served() as (where, _server):
        until(listeners)
        yield where
