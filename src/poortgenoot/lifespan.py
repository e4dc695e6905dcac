"""What runs beside the pages in one process: the listener for hints, the guard's tables, and the worker."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
import structlog
from django.conf import settings
from procrastinate.exceptions import ConnectorException

from poortgenoot import environment, guard
from poortgenoot.core import hearers
from poortgenoot.core.hints import CHANNEL
from poortgenoot.core.socket import MISSED
from poortgenoot.members.roster import warming

log = structlog.get_logger("poortgenoot.lifespan")
AGAIN_AFTER = 2.0


class Lifespan:
    """Answers the server's lifespan protocol; `WITH_WORKER=no` leaves the worker to another process."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[None]] = []

    async def __call__(self, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def start(self) -> None:
        guard.start_building(settings.DATA_DIR / "guard")
        self.tasks.append(asyncio.create_task(asyncio.to_thread(warming.warm)))
        self.tasks.append(asyncio.create_task(keep(listen)))
        if environment.switch("WITH_WORKER", default=True):
            self.tasks.append(asyncio.create_task(keep(work)))

    async def stop(self) -> None:
        for task in self.tasks:
            task.cancel()
        for task in self.tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def keep(run: Callable[[], Awaitable[None]]) -> None:
    """Run again whatever breaks, such as a database that restarts; the log says so, and of a mistake of ours where."""
    while True:
        try:
            await run()
        except (psycopg.Error, ConnectorException, OSError) as broken:
            log.warning("beside_the_pages", what=run.__name__, error=type(broken).__name__)
        except Exception:
            log.exception("beside_the_pages", what=run.__name__)
        await asyncio.sleep(AGAIN_AFTER)


async def listen() -> None:
    """Pass the hints of every process on to the sockets of this one. Listening again, it may have missed some."""
    async with await psycopg.AsyncConnection.connect(settings.DATABASE_URL, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        hearers.tell_all(MISSED)
        async for note in connection.notifies():
            audience, topic = json.loads(note.payload)
            hearers.tell(audience, topic)


async def work() -> None:
    """The worker: mail, terms, digests. procrastinate retries what fails and keeps timetables."""
    from procrastinate.contrib.django import app

    worker = app.with_connector(app.connector.get_worker_connector())
    async with worker.open_async():
        await worker.run_worker_async(
            install_signal_handlers=False, shutdown_graceful_timeout=5, fetch_job_polling_interval=2
        )
