"""The description of the API: whole, valid, and readable without a token."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver
from ninja.operation import PathView

from poortgenoot.api import api


@pytest.mark.django_db
def test_the_description_is_json_and_lists_every_call() -> None:
    told = Client().get("/api/v1/openapi.json")
    assert told.status_code == 200
    described = {(method.upper(), path) for path, calls in told.json()["paths"].items() for method in calls}
    assert described == standing()
    assert told.json()["openapi"].startswith("3.")


def standing() -> set[tuple[str, str]]:
    """Every call that the code answers, found without the description."""
    found = set()
    for _prefix, router in api._routers:
        for path, view in router.path_operations.items():
            assert isinstance(view, PathView)
            plain = path.replace("{int:", "{")
            found |= {(method, f"/api/v1{plain}") for one in view.operations for method in one.methods}
    return found


def test_every_call_wants_a_token() -> None:
    """The login door lets the API through: each call must ask for a token itself."""
    (mounted,) = [p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/"]
    assert all(pattern.callback.login_required is False for pattern in mounted.url_patterns)
    calls = [call for calls in api.get_openapi_schema()["paths"].values() for call in calls.values()]
    assert calls
    assert all(call["security"] == [{"TokenAuth": []}] for call in calls)
