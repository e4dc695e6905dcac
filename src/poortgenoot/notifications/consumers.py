"""The socket of the inbox: it says "fetch again", and nothing else."""

from __future__ import annotations

import asyncio

from poortgenoot.core.socket import HearingConsumer


class InboxConsumer(HearingConsumer):
    """One open page of one member. A visitor is refused; a hint is passed on as {"topic": …}."""

    async def connect(self) -> None:
        user = self.scope.get("user")
        member = getattr(user, "member", None) if user and user.is_authenticated else None
        if member is None:
            await self.close(code=4401)
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
