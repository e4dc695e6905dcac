"""A character that no database keeps is refused once, for every page and every call, and breaks nothing."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction

from poortgenoot.api import api
from tests.api.calls import Caller, problem_of
from tests.cast import Cast, client_of
from tests.doors.routes import routes
from tests.doors.scene import make_scene
from tests.doors.test_every_door import address
from tests.factories import make_question

pytestmark = pytest.mark.django_db
WORDS = ("q", "naam", "deel", "gastheer", "thema", "beroep", "next", "page", "na", "kind", "member", "why")
OF_THE_LIBRARY = ("account_", "mfa_", "socialaccount_")


def test_no_page_breaks_on_it_in_an_address_or_a_form() -> None:
    scene = make_scene()
    ours = [route for route in routes() if not route.name.startswith(OF_THE_LIBRARY) and "/" not in route.name]
    paths = {route.name: address(route, scene) for route in ours}
    client = client_of(scene.cast.doctor)
    client.raise_request_exception = False
    query = "&".join(f"{word}=a%00b" for word in WORDS)
    for name, path in paths.items():
        with transaction.atomic():
            assert client.get(f"{path}?{query}").status_code == 400, name
            assert client.post(path, dict.fromkeys(WORDS, "a\0b")).status_code == 400, name
            transaction.set_rollback(True)


@pytest.mark.parametrize("path", ["/sparren/?thema={}", "/lessen/?thema={}", "/sparren/{question}/?vervolg={}"])
def test_no_page_takes_a_figure_above_the_line_for_a_number(cast: Cast, path: str) -> None:
    """ "²" is a digit to Python, and no number."""
    question = make_question(cast.asker)
    client = client_of(cast.asker)
    client.raise_request_exception = False
    assert client.get(path.format("%C2%B2", question=question.pk)).status_code == 200


def test_the_page_says_what_to_do(cast: Cast) -> None:
    refused = client_of(cast.doctor).get("/leden/?q=a%00")
    assert "Er staat een teken in dat we niet kunnen bewaren" in refused.content.decode()


def test_no_page_breaks_on_it_in_its_own_path(cast: Cast) -> None:
    client = client_of(cast.doctor)
    client.raise_request_exception = False
    assert client.get("/sparren/uitnodiging/a%00b/").status_code == 400
    assert client.get("/mee/a%00b/").status_code == 400


def test_every_call_that_is_asked_with_it_says_so(cast: Cast) -> None:
    caller = Caller(cast.doctor)
    calls = api.get_openapi_schema()["paths"].items()
    lists = {path for path, methods in calls if methods.get("get", {}).get("parameters") and "{" not in path}
    assert {"/api/v1/members", "/api/v1/search"} <= lists
    for path in lists:
        refused = caller.get(f"{path}?q=a%00b&after=%00&mail=%00")
        assert refused.status_code == 400, path
        assert "NUL" in problem_of(refused)["detail"]


def test_a_text_with_it_is_refused_wherever_it_stands_and_nothing_is_written(cast: Cast) -> None:
    caller, key = Caller(cast.asker), str(uuid.uuid4())
    for body in (
        {"texts": {"wants": "a\0b"}},
        {"texts": {"wa\0nts": "ab"}},
        {"key": key, "decisions": [{"text": "a\0b"}]},
    ):
        for path in ("/check", "/questions"):
            refused = caller.post(path, body)
            assert (refused.status_code, "NUL" in problem_of(refused)["detail"]) == (400, True)


def test_the_six_characters_that_write_it_down_are_a_text_like_any_other(cast: Cast) -> None:
    read = Caller(cast.asker).post("/check", {"texts": {"wants": "In JSON schrijf je \\u0000."}})
    assert read.status_code in {200, 503}, "judged, or the guard is not there yet: not refused"
