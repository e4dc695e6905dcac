"""What runs beside the pages goes on, whatever breaks."""

from __future__ import annotations

import asyncio

import pytest
from django.db import connection

from poortgenoot import lifespan
from tests.processes import MAIN, process, until

OF_THE_WORKER = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.mark.parametrize("wrong", [ConnectionError, ValueError])
def test_what_breaks_beside_the_pages_is_run_again(wrong: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []

    async def breaks_once() -> None:
        runs.append(1)
        if len(runs) == 1:
            raise wrong
        raise asyncio.CancelledError

    monkeypatch.setattr(lifespan, "AGAIN_AFTER", 0)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(lifespan.keep(breaks_once))
    assert len(runs) == 2


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_outlives_a_database_that_restarts() -> None:
    with process(MAIN, "worker") as worker:
        first = until(lambda: waiting_for_jobs())
        asked(f"SELECT pg_terminate_backend(pid) {OF_THE_WORKER}")
        until(lambda: waiting_for_jobs() - first or worker.poll() is not None)
        assert worker.poll() is None, worker.stdout and worker.stdout.read()


def waiting_for_jobs() -> set[object]:
    return {pid for (pid,) in asked(f"SELECT pid {OF_THE_WORKER} AND query LIKE 'LISTEN%'")}


def asked(question: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())
