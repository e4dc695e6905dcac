"""A request that is too large is refused at the door, and none of it is kept."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from poortgenoot.core.limits import LIMITS
from poortgenoot.sizes import at_most


async def reading(scope: Any, receive: Any, send: Any) -> None:
    """Reads as Django does: until there is no more, or nobody is there any more."""
    kept = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            scope["kept"] = kept
            return
        kept += len(message["body"])
        if not message["more_body"]:
            break
    scope["kept"] = kept
    await send({"type": "http.response.start", "status": 200, "headers": []})


def post(chunks: list[int], **headers: int) -> tuple[int, int | None]:
    """The status, and how many bytes were read behind the door (None: it stayed closed)."""
    scope: dict[str, Any] = {
        "type": "http",
        "headers": [(b"content-length", str(n).encode()) for n in headers.values()],
    }
    waiting, sent = list(chunks), []

    async def receive() -> dict[str, Any]:
        size = waiting.pop(0)
        return {"type": "http.request", "body": b"x" * size, "more_body": bool(waiting)}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(at_most(reading, 100)(scope, receive, send))
    return sent[0]["status"], scope.get("kept")


def test_what_is_small_enough_goes_through() -> None:
    assert post([60, 40], length=100) == (200, 100)


def test_what_says_that_it_is_too_large_is_refused_unread() -> None:
    assert post([101], length=101) == (413, None)


@pytest.mark.parametrize("lie", [{}, {"length": 5}])
def test_what_does_not_say_how_large_it_is_is_cut_off_as_soon_as_it_is(lie: dict[str, int]) -> None:
    assert post([60, 41, 5000], **lie) == (413, 60)


def test_a_photo_of_the_largest_size_fits_through_the_door() -> None:
    assert LIMITS.request_bytes > LIMITS.upload_bytes


def test_the_house_stands_behind_that_door() -> None:
    """The pages as they are served: a body that is announced too large answers at once."""
    from poortgenoot.asgi import application

    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        raise AssertionError("nothing of it is read")

    headers = [(b"content-length", str(LIMITS.request_bytes + 1).encode())]
    scope = {"type": "http", "method": "POST", "path": "/profiel/foto/", "headers": headers, "query_string": b""}
    asyncio.run(application(scope, receive, send))
    assert sent[0]["status"] == 413
