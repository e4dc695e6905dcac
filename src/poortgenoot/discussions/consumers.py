"""The socket of a table: who sits there hears at once what all see, and then what is that seat's own."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from channels.db import database_sync_to_async

from poortgenoot.core.limits import LIMITS
from poortgenoot.core.socket import Ended, HearingConsumer
from poortgenoot.discussions import live, parts, seating
from poortgenoot.discussions.actions import hearing, presence
from poortgenoot.discussions.presence import SIGN_EVERY

SETTLE = 0.5
"""Seconds to wait before telling of who came, went or sealed: many do so at once. A step is told at once."""
SETTLE_A_PAGE, SETTLE_AT_MOST = 0.008, 4.0
"""A house with many open tables waits longer: so much for each open page, up to so many seconds. Telling how many have
sealed then takes a small part of its time, and sealing itself has the rest."""

_open_pages: Counter[int] = Counter()
"""How many pages of each seat listen in this process."""

COMING = ThreadPoolExecutor(2, "coming")
"""Who comes and goes stands in a line of its own: a hall that opens its phones keeps no table waiting."""


async def ask[T](look: Callable[..., T], *given: object) -> T:
    return await database_sync_to_async(look, thread_sensitive=False, executor=COMING)(*given)


class TableConsumer(HearingConsumer):
    """One open page of one seat. Without a seat it is refused, and so is one page too many; when the seat is left or
    taken away it ends at once: until that is known nothing more is sent.

    The page tells the version and the scenes that it shows; it is sent {"version", "scene", "html", "heard"}, the same
    for all, and then {"parts", "scenes"}: the HTML of its own parts that look otherwise now.
    """

    seat_id: int | None = None
    is_counted = False

    async def connect(self) -> None:
        self.pk = int(self.scope["url_route"]["kwargs"]["pk"])
        self.kind = live.SCREEN if b"scherm" in self.scope["query_string"] else live.SEATS
        self.sent, self.wanted = -1, 0
        self.made: live.Fragment | None = None
        self.scenes: Mapping[str, str] = {}
        self.asked, self.may_hear = 0, asyncio.Event()
        self.seat_id, self.current = await ask(self._seat)
        if self.seat_id is None:
            await self.refuse(Ended.HIDDEN)
            return
        if _open_pages[self.seat_id] >= LIMITS.pages_a_seat:
            self.seat_id = None
            await self.refuse(Ended.FULL)
            return
        _open_pages[self.seat_id] += 1
        self.is_counted = True
        self.listen(hearing.audience_of(self.pk))
        await self.accept()
        if await ask(presence.come, self.seat_id):
            if not self.asked:  # else it waits for that answer
                self.may_hear.set()
            self.start("sign", self._keep_signing)
        else:
            await self.close(code=Ended.GONE)

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if self.seat_id is not None:
            await ask(presence.go, self.seat_id)

    def forget(self) -> None:
        super().forget()
        if self.is_counted and self.seat_id is not None:
            self.is_counted = False
            _open_pages[self.seat_id] -= 1
            if not _open_pages[self.seat_id]:
                del _open_pages[self.seat_id]

    def heard(self, topic: str) -> None:
        """ "table:17": version 17 is there to be seen; "people:17": who is there changed; "seat:3": ask again."""
        kind, _colon, number = topic.partition(":")
        if kind == "seat":
            if int(number) == self.seat_id:
                self.asked += 1
                self.may_hear.clear()
                self.start("ask", self._ask_again)
            return
        self.wanted = max(self.wanted, int(number))
        if kind == "people":
            self.start("settle", self._send_settled)
        else:
            self.start("send", self._send)

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        """A page that comes, or comes back, tells what it shows, and gets what it missed."""
        if not isinstance(content, dict):
            return
        scenes = content.get("scenes")
        self.scenes = scenes if isinstance(scenes, dict) else {}
        self.sent = self.current if content.get("version") == self.current else -1
        self.wanted = max(self.wanted, self.current)
        self.start("send", self._send)

    async def _send_settled(self) -> None:
        await asyncio.sleep(min(max(SETTLE, SETTLE_A_PAGE * _open_pages.total()), SETTLE_AT_MOST))
        self.start("send", self._send)

    async def _send(self) -> None:
        while self.made is None or self.sent < self.wanted:
            made = await live.fragment(self.pk, self.kind, self.wanted)
            await self.may_hear.wait()
            if made.version > self.sent:
                self.sent = made.version
                await self.send(text_data=made.text)
            elif self.made is not None:
                return
            self.made = made
            if self.kind == live.SEATS:
                self.start("own", self._send_own)

    async def _send_own(self) -> None:
        """What is this seat's own and looks otherwise than the page shows, until it is up to date."""
        assert self.seat_id is not None
        while self.made is not None and self.made.table.scenes != self.scenes:
            made, scenes = self.made, self.made.table.scenes
            leads = made.table.discussion.facilitator_id == self.seat_id
            wanted = parts.changed(self.scenes, scenes, leads=leads)
            self.scenes = scenes  # a page that comes back meanwhile says anew what it shows
            found = await live.own(made, self.seat_id, wanted) if wanted else {}
            await self.may_hear.wait()
            await self.send_json({"parts": found, "scenes": scenes})

    async def _ask_again(self) -> None:
        """Until the answer is as new as the last hint about this seat."""
        answered = -1
        while answered != self.asked:
            answered = self.asked
            if not await ask(seating.may_stay, self.seat_id):
                await self.close(code=Ended.GONE)
                return
        self.may_hear.set()

    async def _keep_signing(self) -> None:
        assert self.seat_id is not None
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                await asyncio.sleep(SIGN_EVERY.total_seconds())
                if not await ask(presence.sign, self.seat_id):
                    await self.close(code=Ended.GONE)
                    return

    def _seat(self) -> tuple[int | None, int]:
        """The seat of this page, None when it has none, and the version of the table."""
        seat = seating.seat_of(self.member, self.scope["session"], self.pk)
        return (seat.pk, seat.discussion.version) if seat and seat.takes_part else (None, 0)
