"""What every socket of the house is made of."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from collections.abc import Callable, Coroutine
from enum import IntEnum
from typing import Any

import structlog
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from poortgenoot.core import browsers, hearers

log = structlog.get_logger("poortgenoot.socket")
BACK_AFTER = 3.0
"""Seconds before a page of which something broke is sent away to come back: what broke may need a moment."""
MISSED = "missed"
"""The topic that tells all pages that hints may have been lost: they come back and get what they missed."""
SPREAD = 3.0
"""Seconds over which all pages come back."""


class Ended(IntEnum):
    """With what code the house ends a socket. Their script goes by it: only `FULL` is tried again, much later."""

    GONE = 4403
    """Not for this page any more: its seat was left or taken away, or somebody signed out in its browser."""
    HIDDEN = 4404
    """Not there, or not for this page: it hears no difference."""
    FULL = 4429
    """Too many at once."""


class HearingConsumer(AsyncJsonWebsocketConsumer):
    """An open page that is told of hints. Once accepted, `listen` makes `heard` be called with their topics.

    However it ends, by the page or by what broke, `forget` is called and nothing of it stays behind.
    """

    channel_layer_alias = None  # type: ignore[assignment]  # hints come straight from PostgreSQL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.audience = self.browser = ""
        self.is_refused = False

    @property
    def member(self) -> Any:
        """The member whose browser this is; None for a visitor."""
        user = self.scope.get("user")
        return getattr(user, "member", None) if user and user.is_authenticated else None

    async def refuse(self, code: Ended) -> None:
        """Accept and end at once, without a word: before it is accepted a browser hears no code, and tries for ever.
        What the page sent meanwhile is not read."""
        self.is_refused = True
        await self.accept()
        await self.close(code=code)

    async def __call__(self, *asgi: Any) -> None:
        try:
            await super().__call__(*asgi)
        finally:
            self.forget()

    def listen(self, audience: str) -> None:
        self.audience = audience
        hearers.join(audience, self._hear)
        session = self.scope.get("session")
        if browser := browsers.audience_of(None if session is None else session.session_key):
            self.browser = browser
            hearers.join(browser, self._sign_out)

    def _hear(self, topic: str) -> None:
        if topic == MISSED:
            self.start(MISSED, self._come_back)
        else:
            self.heard(topic)

    def _sign_out(self, topic: str) -> None:
        if topic == browsers.SIGNED_OUT:
            self.start(topic, self._go)

    async def _go(self) -> None:
        await self.close(code=Ended.GONE)

    async def _come_back(self) -> None:
        await asyncio.sleep(random.uniform(0, SPREAD))  # spreads the load, keeps no secret
        await self.close(code=1012)

    def heard(self, topic: str) -> None:
        """Must return at once: longer work is for `start`."""
        raise NotImplementedError

    def start(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do this beside what comes in, unless it is being done."""
        if name not in self.tasks or self.tasks[name].done():
            self.tasks[name] = asyncio.create_task(self._do(work))

    async def _do(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """What breaks ends the socket: its page comes back and gets what it missed. One that is gone stays gone."""
        try:
            await work()
        except OSError:
            return
        except Exception:
            log.exception("socket", what=work.__qualname__)
            await asyncio.sleep(BACK_AFTER)
            with contextlib.suppress(OSError, RuntimeError):
                await self.close(code=1011)

    async def disconnect(self, code: int) -> None:
        self.forget()

    def forget(self) -> None:
        """Hear nothing more and stop what is being done; a second time does nothing."""
        if self.audience:
            hearers.leave(self.audience, self._hear)
        if self.browser:
            hearers.leave(self.browser, self._sign_out)
        for task in self.tasks.values():
            task.cancel()

    @classmethod
    async def decode_json(cls, text_data: str) -> Any:
        """None for what is no JSON: whoever sends that gets no answer, and no traceback fills the log."""
        try:
            return json.loads(text_data)
        except (ValueError, RecursionError):
            return None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        """Bytes are no page of ours."""
        if text_data and not self.is_refused:
            await super().receive(text_data, **kwargs)
