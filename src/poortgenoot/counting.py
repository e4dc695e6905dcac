"""Every request and socket is counted at the door: by a kind of route and of answer, never by who or what."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from poortgenoot.core.meters import REQUESTS, SOCKETS
from poortgenoot.sizes import App, Receive, Send

ROUTES = {
    "/api/": "api",
    "/static/": "static",
    "/beeld/": "photo",
    "/controle/": "guard",
    "/aanmelden/": "account",
    "/afmelden/": "account",
    "/opnieuw/": "account",
    "/account/": "account",
    "/gezond/": "watch",
    "/metingen/": "watch",
    "/ws/meldingen/": "inbox",
    "/ws/casus/": "table",
    "/ws/weeg-mee/": "pool",
}
BROKEN = 500


def route_of(path: str) -> str:
    """One of a few kinds; whatever has no name of its own is a page."""
    return next((kind for start, kind in ROUTES.items() if path.startswith(start)), "page")


def counted(app: App) -> App:
    """`app`, whose requests and open sockets are counted."""

    async def door(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await _request(app, scope, receive, send)
        else:
            await _socket(app, scope, receive, send)

    return door


async def _request(app: App, scope: Any, receive: Receive, send: Send) -> None:
    began, status = perf_counter(), BROKEN

    async def watching(message: dict[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        await send(message)

    try:
        await app(scope, receive, watching)
    finally:
        REQUESTS.labels(route_of(scope["path"]), f"{status // 100}xx").observe(perf_counter() - began)


async def _socket(app: App, scope: Any, receive: Receive, send: Send) -> None:
    """Open from the moment it is let in until its end; one that is refused never was."""
    kind, is_open = route_of(scope["path"]), False

    async def watching(message: dict[str, Any]) -> None:
        nonlocal is_open
        if message["type"] == "websocket.accept" and not is_open:
            is_open = True
            SOCKETS.labels(kind).inc()
        await send(message)

    try:
        await app(scope, receive, watching)
    finally:
        if is_open:
            SOCKETS.labels(kind).dec()
