"""The socket of the inbox: it says "fetch again", and nothing else."""

from __future__ import annotations

from channels.generic.websocket import AsyncJsonWebsocketConsumer


class InboxConsumer(AsyncJsonWebsocketConsumer):
    """One open page of one member. A visitor is refused; a hint is passed on as {"topic": …}."""

    async def connect(self) -> None:
        user = self.scope.get("user")
        member = getattr(user, "member", None) if user and user.is_authenticated else None
        if member is None:
            await self.close(code=4401)
            return
        self.audience = f"member-{member.pk}"
        await self.channel_layer.group_add(self.audience, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if audience := getattr(self, "audience", None):
            await self.channel_layer.group_discard(audience, self.channel_name)

    async def hint(self, event: dict[str, str]) -> None:
        await self.send_json({"topic": event["topic"]})
