"""What is too large is refused at the door: before a byte of it reaches the disk or a parser."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from django.utils.translation import gettext as _

from poortgenoot.core.limits import LIMITS

type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]
type App = Callable[[Any, Receive, Send], Awaitable[None]]


def at_most(app: App, most: int = LIMITS.request_bytes) -> App:
    """`app`, behind a door that lets through requests of `most` bytes; a larger one answers 413.

    What says beforehand that it is larger is refused unread; what does not say it, as soon as it is.
    """

    async def door(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        if _announced(scope) > most:
            await _refuse(send)
            return
        await _counted(app, most, scope, receive, send)

    return door


async def _counted(app: App, most: int, scope: Any, receive: Receive, send: Send) -> None:
    came = 0

    async def counting() -> dict[str, Any]:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        return {"type": "http.disconnect"} if came > most else message

    await app(scope, counting, send)
    if came > most:
        await _refuse(send)


def _announced(scope: Any) -> int:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    return int(said) if said.isdigit() else 0


async def _refuse(send: Send) -> None:
    words = _("Dit is te groot. Stuur minder tegelijk.").encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": words})
