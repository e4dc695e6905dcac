"""The socket of a table: who sits there hears at once what all see. It says nothing that is one seat's own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from poortgenoot.discussions import live, seating
from poortgenoot.discussions.actions import hearing, presence
from poortgenoot.discussions.presence import SIGN_EVERY

SETTLE = 0.5
"""Seconds to wait before telling of who came, went or sealed: many do so at once. A step is told at once."""


class TableConsumer(AsyncJsonWebsocketConsumer):
    """One open page of one seat. Without a seat it is refused; when the seat is taken away it ends at once."""

    seat_id: int | None = None

    async def connect(self) -> None:
        self.pk = int(self.scope["url_route"]["kwargs"]["pk"])
        self.kind = live.SCREEN if b"scherm" in self.scope["query_string"] else live.SEATS
        self.sent, self.wanted = -1, 0
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.seat_id, self.current = await database_sync_to_async(self._seat)()
        if self.seat_id is None:
            await self.close(code=4401)
            return
        await self.channel_layer.group_add(hearing.audience_of(self.pk), self.channel_name)
        await self.accept()
        await database_sync_to_async(presence.come)(self.seat_id)
        self._start("sign", self._keep_signing)

    async def disconnect(self, code: int) -> None:
        if self.seat_id is None:
            return
        await self.channel_layer.group_discard(hearing.audience_of(self.pk), self.channel_name)
        for task in self.tasks.values():
            task.cancel()
        await database_sync_to_async(presence.go)(self.seat_id)

    async def hint(self, event: dict[str, Any]) -> None:
        """ "table:17": version 17 is there to be seen; "people": who is there changed; "seat:3": ask again."""
        topic, _colon, number = event["topic"].partition(":")
        if topic == "seat":
            if int(number) == self.seat_id and not await database_sync_to_async(seating.may_stay)(self.seat_id):
                await self.close(code=4403)
            return
        self.wanted = max(self.wanted, int(number))
        if topic == "people":
            self._start("settle", self._send_settled)
        else:
            self._start("send", self._send)

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        """A page that comes, or comes back, tells the version it has, and gets what it missed."""
        if isinstance(content, dict) and content.get("version") != self.current:
            self.wanted = max(self.wanted, self.current)
            self._start("send", self._send)

    def _start(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do this beside what comes in, unless it is being done."""
        if name not in self.tasks or self.tasks[name].done():
            self.tasks[name] = asyncio.create_task(work())

    async def _send_settled(self) -> None:
        await asyncio.sleep(SETTLE)
        self._start("send", self._send)

    async def _send(self) -> None:
        while self.sent < self.wanted:
            made = await live.fragment(self.pk, self.kind, self.wanted)
            if made.version <= self.sent:
                return
            self.sent = made.version
            await self.send_json(asdict(made))

    async def _keep_signing(self) -> None:
        assert self.seat_id is not None
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                await asyncio.sleep(SIGN_EVERY.total_seconds())
                await database_sync_to_async(presence.sign)(self.seat_id)

    def _seat(self) -> tuple[int | None, int]:
        """The seat of this page, None when it has none, and the version of the table."""
        user = self.scope.get("user")
        member = getattr(user, "member", None) if user and user.is_authenticated else None
        seat = seating.seat_of(member, self.scope["session"], self.pk)
        return (seat.pk, seat.discussion.version) if seat and seat.takes_part else (None, 0)
