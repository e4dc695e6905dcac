"""What every socket of the house is made of."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer

from poortgenoot.core import hearers


class HearingConsumer(AsyncJsonWebsocketConsumer):
    """An open page that is told of hints. Once accepted, `listen` makes `heard` be called with their topics."""

    channel_layer_alias = None  # type: ignore[assignment]  # hints come straight from PostgreSQL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.audience = ""

    def listen(self, audience: str) -> None:
        self.audience = audience
        hearers.join(audience, self.heard)

    def heard(self, topic: str) -> None:
        """Must return at once: longer work is for `start`."""
        raise NotImplementedError

    def start(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do this beside what comes in, unless it is being done."""
        if name not in self.tasks or self.tasks[name].done():
            self.tasks[name] = asyncio.create_task(work())

    async def disconnect(self, code: int) -> None:
        if self.audience:
            hearers.leave(self.audience, self.heard)
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
        if text_data:
            await super().receive(text_data, **kwargs)
