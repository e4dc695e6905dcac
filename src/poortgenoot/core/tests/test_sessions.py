"""Who is signed in stays so until the session is over, whatever the demo's clock says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from poortgenoot.core import clock
from poortgenoot.core.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept() -> str:
    store = SessionStore()
    store["colour"] = "green"
    store.save()
    return str(store.session_key)


def test_what_was_kept_is_read_again() -> None:
    assert SessionStore(kept())["colour"] == "green"


def test_a_session_that_is_over_is_empty_and_loses_its_key() -> None:
    key = kept()
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    found = SessionStore(key)
    assert "colour" not in found
    assert found.session_key is None


def test_an_unknown_key_opens_nothing() -> None:
    kept()
    found = SessionStore("a" * 32)
    assert "colour" not in found
    assert found.session_key is None


def test_a_clock_that_runs_ahead_signs_nobody_out() -> None:
    key = kept()
    clock.set_ahead(timedelta(days=400))
    try:
        assert SessionStore(key)["colour"] == "green"
    finally:
        clock.set_ahead(timedelta())


def test_a_key_that_no_database_keeps_opens_nothing() -> None:
    found = SessionStore("aaaaaaaaaaaa\0bbb")
    assert "colour" not in found
    assert found.session_key is None
