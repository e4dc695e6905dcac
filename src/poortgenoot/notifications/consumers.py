"""The socket of the inbox: it says "fetch again", and nothing else."""

from __future__ import annotations

import asyncio

from poortgenoot.core.socket import Ended, HearingConsumer


class InboxConsumer(HearingConsumer):
    """One open page of one member. A visitor is refused; a hint is passed on as {"topic": …}."""

    async def connect(self) -> None:
        member = self.member
        if member is None:
            await self.refuse(Ended.HIDDEN)
            return
        self.topics: asyncio.Queue[str] = asyncio.Queue()
        self.listen(f"member-{member.pk}")
        await self.accept()
        self.start("pass_on", self._pass_on)

    def heard(self, topic: str) -> None:
        self.topics.put_nowait(topic)

    async def _pass_on(self) -> None:
        while True:
            await self.send_json({"topic": await self.topics.get()})
