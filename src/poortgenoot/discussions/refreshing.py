"""Sockets that say "fetch again" and nothing else: to who reads a record, and to who waits for others in *Weeg mee*."""

from __future__ import annotations

import asyncio
import random
from urllib.parse import parse_qs

from channels.db import database_sync_to_async

from poortgenoot.core.numbers import COUNT, number_in
from poortgenoot.core.socket import Ended, HearingConsumer
from poortgenoot.discussions import seating
from poortgenoot.discussions.access.alone import is_pool_open
from poortgenoot.discussions.access.records import can_read_record
from poortgenoot.discussions.actions import hearing
from poortgenoot.discussions.actions.alone import pool_audience
from poortgenoot.discussions.queries import alone
from poortgenoot.discussions.weighers import Pool, Weigher

SETTLE = 0.5
"""Seconds to wait before telling readers of a record: many agree at once."""
SPREAD = 4.0
"""Seconds over which the pages of a hall hear that the envelopes are open: they all fetch the same page then."""
MOST_WAITING = 2_000
"""Open sockets of people who wait, in one process; who comes after them hears it by asking now and then."""


class RecordConsumer(HearingConsumer):
    """One open record of one seat: {"topic": "record"} whenever the table changed. Ends when the seat is taken away."""

    seat_id: int | None = None

    async def connect(self) -> None:
        self.seat_id, version = await database_sync_to_async(self._seat)()
        if self.seat_id is None:
            await self.refuse(Ended.HIDDEN)
            return
        self.has_news = version > _number(self.scope["query_string"], "versie")
        self.listen(hearing.audience_of(int(self.scope["url_route"]["kwargs"]["pk"])))
        await self.accept()
        if self.has_news:
            self.start("settle", self._tell)

    def heard(self, topic: str) -> None:
        kind, _colon, number = topic.partition(":")
        if kind == "seat":
            if int(number) == self.seat_id:
                self.start("ask", self._ask_again)
            return
        self.has_news = True
        self.start("settle", self._tell)

    async def _tell(self) -> None:
        while self.has_news:
            await asyncio.sleep(SETTLE)
            self.has_news = False
            await self.send_json({"topic": "record"})

    async def _ask_again(self) -> None:
        if (await database_sync_to_async(self._seat)())[0] is None:
            await self.close(code=Ended.GONE)

    def _seat(self) -> tuple[int | None, int]:
        """The seat of this page while it may read the record, and the version of the table."""
        seat = seating.seat_of(self.member, self.scope["session"], int(self.scope["url_route"]["kwargs"]["pk"]))
        if seat is None or not can_read_record(seat, seat.discussion):
            return None, 0
        return seat.pk, seat.discussion.version


class PoolConsumer(HearingConsumer):
    """Anybody who may read a case of *Weeg mee*, visitors too: {"topic": "revealed"} once its pool is open.

    Before that not a word: who sealed, and as what, is for the page that this person may open.
    """

    waiting = 0
    is_counted = False

    async def connect(self) -> None:
        if PoolConsumer.waiting >= MOST_WAITING:
            await self.refuse(Ended.FULL)
            return
        PoolConsumer.waiting, self.is_counted = PoolConsumer.waiting + 1, True
        pool, is_open = await database_sync_to_async(self._pool)()
        if pool is None:
            await self.refuse(Ended.HIDDEN)
            return
        self.listen(pool_audience(pool))
        await self.accept()
        if is_open:
            self.start("tell", self._tell)

    def forget(self) -> None:
        super().forget()
        if self.is_counted:
            PoolConsumer.waiting, self.is_counted = PoolConsumer.waiting - 1, False

    def heard(self, topic: str) -> None:
        self.start("tell", self._tell)

    async def _tell(self) -> None:
        await asyncio.sleep(random.uniform(0, SPREAD))  # spreads the load, keeps no secret
        await self.send_json({"topic": "revealed"})

    def _pool(self) -> tuple[Pool | None, bool]:
        """The pool of this address, when its case may be read from here; whether it is open."""
        prepared = alone.case_called(self.scope["url_route"]["kwargs"]["slug"], Weigher(self.member))
        code = _text(self.scope["query_string"], "via")
        gathering = alone.gathering_called(code) if code else None
        if prepared is None or (code and (gathering is None or gathering.prepared_id != prepared.pk)):
            return None, False
        return Pool(prepared, gathering), is_pool_open(prepared, gathering)


def _text(query: bytes, name: str) -> str:
    return parse_qs(query.decode("ascii", "replace")).get(name, [""])[0][:80]


def _number(query: bytes, name: str) -> int:
    return number_in(_text(query, name), most=COUNT) or 0
