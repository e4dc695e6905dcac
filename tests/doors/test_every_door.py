"""Every page × every one of the cast. A new route without an expected answer fails; so does a changed one.

After a change on purpose: `REWRITE=yes pytest tests/doors`, and read the difference line by line before committing it.
"""

from __future__ import annotations

import os
from functools import cache
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from poortgenoot import urls
from tests.cast import EVERYBODY, Cast, client_of
from tests.doors.answers import FILE, expected, word_for, written
from tests.doors.routes import Route, routes
from tests.doors.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
OF_THE_LIBRARY = ("account_", "mfa_", "socialaccount_")
"""Allauth tests its own pages; that ours ask again before them is tested in accounts/tests/test_fresh.py."""

HEAD = "# route method | answer: who gets it (kept by tests/doors/test_every_door.py)\n"


def address(route: Route, scene: Scene) -> str:
    room = route.name.split(":")[0]
    known = scene.arguments.get(f"{room}:*", {}) | scene.arguments.get(route.name, {})
    missing = route.needs - known.keys()
    assert not missing, f"tests/doors/scene.py says nothing about {missing} of {route.name}"
    return reverse(route.name, kwargs={name: known[name] for name in route.needs})


def room_of(key: str) -> str:
    """The room of a route by its name, or of a line of answers by its key."""
    return key.split(" ")[0].split(":")[0] if ":" in key else "house"


OURS = [route for route in routes() if not route.name.startswith(OF_THE_LIBRARY) and "/" not in route.name]
ROOMS = sorted({room_of(route.name) for route in OURS})


@cache
def house() -> ClientHandler:
    """One for all knocks: a client that makes its own sets every middleware up again."""
    return ClientHandler(enforce_csrf_checks=False)


def try_door(cookies: SimpleCookie, method: str, path: str) -> str:
    """Knock once; whatever happened behind the door is undone."""
    client = Client(raise_request_exception=False)
    client.handler = house()
    client.cookies = SimpleCookie(cookies.output(header="", sep=";"))
    with transaction.atomic():
        response = client.get(path) if method == "GET" else client.post(path, {})
        word = word_for(response)
        transaction.set_rollback(True)
    return word


def found(scene: Scene, room: str) -> dict[str, str]:
    answers: dict[str, str] = {}
    keys = {name: client_of(scene.cast[name]).cookies for name in EVERYBODY}
    for route in (route for route in OURS if room_of(route.name) == room):
        path = address(route, scene)
        for method in ("GET", "POST"):
            words = {name: try_door(keys[name], method, path) for name in EVERYBODY}
            assert not any(word.startswith("5") for word in words.values()), (route.name, method, words)
            if set(words.values()) - {"no-get"}:
                answers[f"{route.name} {method}"] = written(words)
    return answers


@pytest.fixture
def missing_without_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """That something is missing is said by one page for all doors: drawing it a thousand times tells nothing more."""
    monkeypatch.setattr(urls, "handler404", lambda _request, exception: HttpResponseNotFound(), raising=False)


@pytest.mark.usefixtures("missing_without_page")
@pytest.mark.parametrize("room", ROOMS)
def test_every_door_opens_for_whom_it_is_meant(room: str) -> None:
    answers = found(make_scene(), room)
    known = {key: line for key, line in expected().items() if room_of(key) == room}
    if os.environ.get("REWRITE") == "yes":
        kept = {key: line for key, line in expected().items() if room_of(key) != room}
        FILE.write_text(HEAD + "".join(f"{key} | {line}\n" for key, line in sorted((kept | answers).items())))
        known = answers
    assert answers.keys() == known.keys(), "a route without an expected answer, or an answer without its route"
    assert {k: v for k, v in answers.items() if v != known[k]} == {}


@pytest.mark.parametrize("name", EVERYBODY)
def test_that_something_is_missing_is_said_to_everybody(name: str, cast: Cast) -> None:
    answer = client_of(cast[name]).get("/weeg-mee/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.text


def test_no_answer_is_expected_of_a_room_that_is_not_there() -> None:
    assert {room_of(key) for key in expected()} <= set(ROOMS)
