"""A socket of which something breaks: its page comes back, and nothing of it stays behind."""

from __future__ import annotations

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator
from tests.processes import WITHIN

from poortgenoot.core import hearers, socket
from poortgenoot.core.socket import Ended, HearingConsumer

AUDIENCE = "broken"


class DeafConsumer(HearingConsumer):
    """Whatever it hears is too much for it."""

    async def connect(self) -> None:
        self.listen(AUDIENCE)
        await self.accept()

    def heard(self, topic: str) -> None:
        self.start("break", self._break)

    async def _break(self) -> None:
        raise LookupError


class BrokenConsumer(DeafConsumer):
    async def connect(self) -> None:
        await super().connect()
        raise LookupError


async def comes(consumer: type[HearingConsumer]) -> ApplicationCommunicator:
    page = ApplicationCommunicator(consumer.as_asgi(), {"type": "websocket"})
    await page.send_input({"type": "websocket.connect"})
    assert (await page.receive_output(WITHIN))["type"] == "websocket.accept"
    return page


class RefusingConsumer(DeafConsumer):
    async def connect(self) -> None:
        await self.refuse(Ended.HIDDEN)

    async def receive_json(self, content: object, **kwargs: object) -> None:
        await self.send_json({"told": "what nobody may hear"})


class PatientConsumer(DeafConsumer):
    def heard(self, topic: str) -> None:
        """Nothing is too much for it."""


def test_pages_that_may_have_missed_something_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "SPREAD", 0)

    async def told() -> list[object]:
        pages = [await comes(PatientConsumer) for _n in range(2)]
        hearers.tell(AUDIENCE, "anything")
        hearers.tell_all(socket.MISSED)
        said = [await page.receive_output(WITHIN) for page in pages]
        for page in pages:
            await page.send_input({"type": "websocket.disconnect", "code": 1012})
            await page.wait(WITHIN)
        return said

    assert asyncio.run(told()) == [{"type": "websocket.close", "code": 1012}] * 2
    assert hearers.count() == 0


def test_a_page_that_could_not_be_told_is_sent_away_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "BACK_AFTER", 0)

    async def told() -> object:
        page = await comes(DeafConsumer)
        hearers.tell(AUDIENCE, "anything")
        said = await page.receive_output(WITHIN)
        await page.send_input({"type": "websocket.disconnect", "code": 1011})
        await page.wait(WITHIN)
        return said

    assert asyncio.run(told()) == {"type": "websocket.close", "code": 1011}
    assert hearers.count() == 0


def test_a_page_that_is_refused_hears_a_code_and_no_word_whatever_it_sends() -> None:
    async def refused() -> tuple[object, bool]:
        page = await comes(RefusingConsumer)
        await page.send_input({"type": "websocket.receive", "text": "{}"})
        said = await page.receive_output(WITHIN)
        silent = await page.receive_nothing(0.2)
        await page.send_input({"type": "websocket.disconnect", "code": Ended.HIDDEN})
        await page.wait(WITHIN)
        return said, silent

    assert asyncio.run(refused()) == ({"type": "websocket.close", "code": 4404}, True)


def test_a_page_that_breaks_as_it_comes_is_heard_of_no_more() -> None:
    async def broken() -> int:
        page = await comes(BrokenConsumer)
        with pytest.raises(LookupError):
            await page.wait(WITHIN)
        return hearers.count()

    assert asyncio.run(broken()) == 0
