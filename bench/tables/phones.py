"""The phones in the hall: one process with a socket for each seat, and plain HTTP for what people press.

Run as a program: python -m bench.tables.phones ADDRESS PLAN.json RESULT.json. Times are by this process's monotonic
clock, from the moment a click is sent to the moment the last page of that table has the new step.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import websockets

CSRF = "a" * 32


class Table:
    """The open pages of one discussion."""

    def __init__(self, address: str, chairs: list[dict[str, Any]]) -> None:
        self.address, self.chairs = address, chairs
        self.pk = chairs[0]["discussion"]
        self.scenes: list[dict[str, float]] = [{} for _ in chairs]
        self.own: list[dict[str, float]] = [{} for _ in chairs]
        self.sockets: list[Any] = []

    async def open(self) -> None:
        for number, chair in enumerate(self.chairs):
            socket = await websockets.connect(
                f"ws://{self.address}/ws/casus/{self.pk}/",
                additional_headers={"Cookie": f"sessionid={chair['session']}", "Origin": f"http://{self.address}"},
                proxy=None,
                max_size=None,
            )
            self.sockets.append(asyncio.create_task(self._listen(socket, number)))

    async def _listen(self, socket: Any, number: int) -> None:
        await socket.send(json.dumps({"version": -1, "scenes": {}}))
        async for text in socket:
            now, message = time.monotonic(), json.loads(text)
            if "parts" in message:
                self.own[number].setdefault(message["scenes"]["scene"], now)
            else:
                self.scenes[number].setdefault(message["scene"], now)

    async def click(self, path: str, **fields: object) -> None:
        status = await post(self.address, f"/casus/{self.pk}/{path}", self.chairs[0]["session"], fields)
        assert status in {200, 302}, (path, status)

    async def step(self, to: int) -> tuple[float, float]:
        """Milliseconds from the click to the last page that shows the step, and to the last with its own parts."""
        if to == 0:
            return await self._seen(f"{to}:", "leid/begin/")
        return await self._seen(f"{to}:", "stap/", expects=to - 1, to=to)

    async def reveal(self) -> tuple[float, float]:
        """The same for opening the envelopes; the own part of a page holds what was in them."""
        return await self._seen("2:1:", "leid/open/")

    async def _seen(self, scene: str, path: str, **fields: object) -> tuple[float, float]:
        began = time.monotonic()
        await self.click(path, **fields)
        while not all(self._at(seen, scene) for seen in (*self.scenes, *self.own)):
            await asyncio.sleep(0.002)
            if time.monotonic() - began > 20:
                raise AssertionError(f"{path} did not reach every page of table {self.pk}")
        shown, own = (max(self._at(seen, scene) for seen in pages) - began for pages in (self.scenes, self.own))
        return 1000 * shown, 1000 * own

    @staticmethod
    def _at(seen: dict[str, float], begins: str) -> float:
        return next((at for scene, at in seen.items() if scene.startswith(begins)), 0.0)


async def post(address: str, path: str, session: str, fields: dict[str, object]) -> int:
    """The status of one POST by hand: a client library would cost more than what is measured."""
    host, port = address.split(":")
    body = urlencode(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nHX-Request: true\r\n"
        f"Cookie: sessionid={session}; csrftoken={CSRF}\r\nX-CSRFToken: {CSRF}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(head.encode() + body)
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1])


def weighing(button: str) -> dict[str, object]:
    """The form of one seat: as it saves on the way ("stil") and as it is sealed ("verzegel")."""
    fields: dict[str, object] = {"stap": "stap-1", button: "1"}
    for n in range(8):
        fields |= {f"zwaarte:f{n}": n % 5, f"richting:f{n}": n % 3 - 1}
    for n in (3, 4):
        fields |= {f"reden:f{n}": "Dat telt hier het zwaarst.", f"anders:f{n}": "Als het rustiger wordt."}
    return fields


async def press(tables: list[Table], button: str, seconds: float) -> dict[str, object]:
    """Every seat presses once within so many seconds, each at a moment of its own."""
    fields = weighing(button)

    async def one(table: Table, chair: dict[str, Any]) -> tuple[int, float]:
        await asyncio.sleep(random.uniform(0, seconds))
        began = time.monotonic()
        status = await post(table.address, f"/casus/{table.pk}/weeg/", chair["session"], fields)
        return status, 1000 * (time.monotonic() - began)

    began = time.monotonic()
    answers = await asyncio.gather(*(one(table, chair) for table in tables for chair in table.chairs))
    waits = sorted(ms for _status, ms in answers)
    return {
        "seconds": time.monotonic() - began,
        "acknowledged": sum(status in {200, 204} for status, _ms in answers),
        "p50": waits[len(waits) // 2],
        "p99": waits[int(len(waits) * 0.99)],
    }


async def main(address: str, plan: list[list[dict[str, Any]]]) -> dict[str, object]:
    random.seed(7)
    tables = [Table(address, chairs) for chairs in plan]
    for table in tables:
        await table.open()
    await asyncio.sleep(3)
    found: dict[str, object] = {"start": await walk(tables, 0), "to_weighing": await walk(tables, 1)}
    found["saving"] = await press(tables, "stil", 30)
    found["sealing"] = await press(tables, "verzegel", 10)
    found["to_reveal"] = await walk(tables, 2)
    found["opening"] = await walk(tables, None)
    found["on"] = await walk(tables, 3) + await walk(tables, 4)
    return found


async def walk(tables: list[Table], to: int | None) -> list[tuple[float, float]]:
    """Every table goes to this step, at moments of its own within six seconds; None: opens its envelopes."""

    async def one(table: Table) -> tuple[float, float]:
        await asyncio.sleep(random.uniform(0, 6))
        return await (table.reveal() if to is None else table.step(to))

    return list(await asyncio.gather(*(one(table) for table in tables)))


if __name__ == "__main__":
    result = asyncio.run(main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text())))
    Path(sys.argv[3]).write_text(json.dumps(result))
