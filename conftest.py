"""One PostgreSQL for a whole test run: started when the first test wants it, gone when the run ends."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="poortgenoot-data-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")
os.environ.setdefault("DEMO", "yes")
FAST = "fsync", "synchronous_commit", "full_page_writes"


def start_server() -> str:
    import psycopg

    from poortgenoot import database

    folder = Path(tempfile.mkdtemp(prefix="poortgenoot-test-"))
    folder.chmod(0o755)
    embedded = database.start(folder / "postgres")
    with psycopg.connect(embedded.url, autocommit=True) as connection:
        for setting in FAST:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    os.environ["TEST_DATABASE_URL"] = embedded.url
    pytest.started_server = (embedded, folder)  # type: ignore[attr-defined]
    return embedded.url


def pytest_configure(config: pytest.Config) -> None:
    several = getattr(config.option, "numprocesses", None)
    if several and not hasattr(config, "workerinput"):
        start_server()


def pytest_unconfigure(config: pytest.Config) -> None:
    embedded, folder = getattr(pytest, "started_server", (None, None))
    if embedded is not None:
        embedded.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    from django.conf import settings
    from django.db import connections

    from poortgenoot import environment

    url = os.environ.get("TEST_DATABASE_URL") or start_server()
    parts = environment.database(url)
    settings.DATABASE_URL = url
    settings.DATABASES["default"].update(parts)
    connections["default"].settings_dict.update(parts)
    yield


pytest_plugins = ["tests.cast"]
