"""A few pages are made at a time: who comes next waits for its turn, and not for ever."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from asgiref.testing import ApplicationCommunicator
from django.http import HttpRequest, HttpResponse
from django.urls import path

from poortgenoot import pages
from poortgenoot.pages import AT_ONCE, Pages
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 30


class Slow:
    """Pages that are not done before they may; how many are being made, and how many were at most."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.now = self.most = 0
        self.lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.may_end.wait(LONG)
        with self.lock:
            self.now -= 1
        return HttpResponse("klaar")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """A house in which /traag/ and a sign-in elsewhere take until they may end."""
    from poortgenoot import urls
    from poortgenoot.core.access import public

    page = Slow()
    view = public(page)
    strange = [path("traag/", view), path("account/oidc/traag/", view), path("api/v1/traag/", view)]
    with shown(monkeypatch, [*strange, *urls.urlpatterns]):
        yield page
        page.may_end.set()


@contextmanager
def shown(monkeypatch: pytest.MonkeyPatch, patterns: list[object]) -> Iterator[None]:
    from django.urls import clear_url_caches

    from poortgenoot import urls

    monkeypatch.setattr(urls, "urlpatterns", patterns)
    clear_url_caches()
    yield
    monkeypatch.undo()
    clear_url_caches()


def ask(house: Pages, where: str) -> ApplicationCommunicator:
    scope = {"type": "http", "method": "GET", "path": where, "query_string": b"", "headers": [(b"host", b"testserver")]}
    return ApplicationCommunicator(house, scope)


async def begin(house: Pages, where: str) -> ApplicationCommunicator:
    asked = ask(house, where)
    await asked.send_input({"type": "http.request"})
    return asked


async def end(asked: ApplicationCommunicator) -> tuple[int, dict[bytes, bytes]]:
    """The status and the headers of the answer."""
    answer = await asked.receive_output(LONG)
    await asked.receive_output(LONG)
    await asked.wait(LONG)
    return answer["status"], {name.lower(): value for name, value in answer["headers"]}


def test_only_so_many_are_made_at_a_time_and_all_are_answered(slow: Slow) -> None:
    async def crowd() -> list[int]:
        house = Pages()
        asked = [await begin(house, "/traag/") for _n in range(3 * AT_ONCE)]
        await asyncio.to_thread(until, lambda: slow.now == AT_ONCE)
        slow.may_end.set()
        return [(await end(one))[0] for one in asked]

    assert asyncio.run(crowd()) == [200] * 3 * AT_ONCE
    assert slow.most == AT_ONCE


def test_a_sign_in_elsewhere_keeps_nobody_waiting(slow: Slow) -> None:
    async def meanwhile() -> int:
        house = Pages()
        away = [await begin(house, "/account/oidc/traag/") for _n in range(2 * AT_ONCE)]
        await asyncio.to_thread(until, lambda: slow.now == 2 * AT_ONCE)
        status, _headers = await end(await begin(house, "/gezond/"))
        slow.may_end.set()
        assert [(await end(one))[0] for one in away] == [200] * 2 * AT_ONCE
        return status

    assert asyncio.run(meanwhile()) == 200


def test_a_busy_house_says_that_it_lives(slow: Slow) -> None:
    async def watched() -> int:
        house = Pages()
        before = [await begin(house, "/traag/") for _n in range(2 * AT_ONCE)]
        await asyncio.to_thread(until, lambda: slow.now == AT_ONCE)
        status, _headers = await end(await begin(house, "/gezond/"))
        slow.may_end.set()
        for one in before:
            await end(one)
        return status

    assert asyncio.run(watched()) == 200


@pytest.mark.parametrize(("where", "kind"), [("/", b"text/html"), ("/api/v1/me", b"application/problem+json")])
def test_who_waits_too_long_hears_that_it_is_busy(
    slow: Slow, monkeypatch: pytest.MonkeyPatch, where: str, kind: bytes
) -> None:
    monkeypatch.setattr(pages, "LONGEST_WAIT", 0.05)

    async def late() -> tuple[int, dict[bytes, bytes]]:
        house = Pages()
        before = [await begin(house, "/traag/") for _n in range(AT_ONCE)]
        await asyncio.to_thread(until, lambda: slow.now == AT_ONCE)
        answer = await end(await begin(house, where))
        slow.may_end.set()
        for one in before:
            await end(one)
        return answer

    status, headers = asyncio.run(late())
    assert status == 503
    assert headers[b"content-type"].startswith(kind)
    assert int(headers[b"retry-after"]) >= 5
    assert b"no-store" in headers[b"cache-control"]


def test_who_goes_away_while_waiting_takes_no_turn(slow: Slow) -> None:
    async def leaves() -> int:
        house = Pages()
        before = [await begin(house, "/traag/") for _n in range(AT_ONCE)]
        await asyncio.to_thread(until, lambda: slow.now == AT_ONCE)
        gone = await begin(house, "/traag/")
        await gone.send_input({"type": "http.disconnect"})
        await gone.wait(LONG)
        slow.may_end.set()
        for one in before:
            await end(one)
        status, _headers = await end(await begin(house, "/gezond/"))
        return status

    assert asyncio.run(leaves()) == 200
    assert slow.most == AT_ONCE
