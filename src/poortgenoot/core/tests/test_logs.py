"""What the log keeps of a mistake."""

from __future__ import annotations

import sys

import pytest

from poortgenoot.core.logs import bare_errors


@pytest.mark.parametrize("how", ["as structlog tells it", "as Django tells it"])
def test_a_mistake_is_logged_by_its_kind_and_its_places_and_never_by_its_words(how: str) -> None:
    try:
        raise LookupError("Fatima uit Zwolle")
    except LookupError:
        told = True if how == "as structlog tells it" else sys.exc_info()
        line = bare_errors(None, "error", {"event": "broke", "exc_info": told})
    assert line["error"] == "LookupError"
    assert "test_logs.py" in str(line["places"])
    assert "Fatima" not in str(line)
