"""Many who come at once: each is answered, and the database is not asked for more than it has."""

from __future__ import annotations

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from django.db import connection

from tests.operation.several import answers
from tests.processes import MAIN, WITHIN, free_port, process, until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SHARED = 5


def test_a_crowd_at_the_door_is_answered_over_a_few_shared_connections(tmp_path: Path) -> None:
    port = free_port()
    settings = {"DATA_DIR": str(tmp_path), "DATABASE_CONNECTIONS": str(SHARED)}
    with process(MAIN, "serve", "--web-only", "--port", str(port), **settings):
        until(partial(answers, f"127.0.0.1:{port}"))
        before = connections_of_others()
        with ThreadPoolExecutor(40) as crowd:
            said = list(crowd.map(partial(health, port), range(300)))
        assert set(said) == {200}
        assert connections_of_others() <= max(before, 1) + SHARED


def health(port: int, _nth: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=WITHIN) as answer:
        return int(answer.status)


def connections_of_others() -> int:
    asks = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        cursor.execute(asks)
        return int(cursor.fetchone()[0])
