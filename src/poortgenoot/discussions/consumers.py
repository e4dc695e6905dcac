"""The socket of a table: who sits there hears at once what all see. It says nothing that is one seat's own."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import asdict
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from poortgenoot.discussions import live, seating
from poortgenoot.discussions.actions import hearing, presence
from poortgenoot.discussions.presence import SIGN_EVERY

SETTLE = 0.15
"""Seconds to wait before telling of people who come and go: many do so at once."""


class TableConsumer(AsyncJsonWebsocketConsumer):
    """One open page of one seat. Without a seat it is refused; when the seat is taken away it ends at once."""

    seat_id: int | None = None

    async def connect(self) -> None:
        self.pk = int(self.scope["url_route"]["kwargs"]["pk"])
        self.kind = live.SCREEN if b"scherm" in self.scope["query_string"] else live.SEATS
        self.sent, self.wanted = -1, 0
        self.sender: asyncio.Task[None] | None = None
        self.beat: asyncio.Task[None] | None = None
        self.seat_id = await database_sync_to_async(self._seat)()
        if self.seat_id is None:
            await self.close(code=4401)
            return
        await self.channel_layer.group_add(hearing.audience_of(self.pk), self.channel_name)
        await self.accept()
        await database_sync_to_async(presence.come)(self.seat_id)
        self.beat = asyncio.create_task(self._keep_signing())

    async def disconnect(self, code: int) -> None:
        if self.seat_id is None:
            return
        await self.channel_layer.group_discard(hearing.audience_of(self.pk), self.channel_name)
        for task in (self.sender, self.beat):
            if task is not None:
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
        if self.sender is None or self.sender.done():
            self.sender = asyncio.create_task(self._send_latest(SETTLE if topic == "people" else 0))

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        """A page that reconnects tells the version it has, and gets what it missed."""
        version = content.get("version") if isinstance(content, dict) else None
        if isinstance(version, int):
            self.wanted = max(self.wanted, version)
            if self.sender is None or self.sender.done():
                self.sender = asyncio.create_task(self._send_latest(0))

    async def _send_latest(self, wait: float) -> None:
        await asyncio.sleep(wait)
        while self.sent < self.wanted:
            made = await live.fragment(self.pk, self.kind, self.wanted)
            await self.send_json(asdict(made))
            self.sent = made.version

    async def _keep_signing(self) -> None:
        assert self.seat_id is not None
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                await asyncio.sleep(SIGN_EVERY.total_seconds())
                await database_sync_to_async(presence.sign)(self.seat_id)

    def _seat(self) -> int | None:
        user = self.scope.get("user")
        member = getattr(user, "member", None) if user and user.is_authenticated else None
        seat = seating.seat_of(member, self.scope["session"], self.pk)
        return seat.pk if seat and seat.takes_part else None
