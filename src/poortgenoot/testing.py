"""The surroundings of a test run: settings of its own, and one PostgreSQL, started when the first test wants it.

A pytest plugin (named in pyproject.toml), because the environment must stand before the settings are read.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from poortgenoot.database import Embedded

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="poortgenoot-data-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")
os.environ.setdefault("DEMO", "yes")
started: list[tuple[Embedded, Path]] = []
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
    started.append((embedded, folder))
    return embedded.url


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    several = getattr(config.option, "numprocesses", None)
    if several and not hasattr(config, "workerinput"):
        start_server()


def pytest_unconfigure(config: pytest.Config) -> None:
    for embedded, folder in started:
        embedded.stop()
        shutil.rmtree(folder, ignore_errors=True)


def use_server() -> None:
    """Point Django at the server of this test run."""
    from django.conf import settings
    from django.db import connections

    from poortgenoot import environment

    url = os.environ.get("TEST_DATABASE_URL") or start_server()
    parts = environment.database(url)
    settings.DATABASE_URL = url
    settings.DATABASES["default"].update(parts)
    connections["default"].settings_dict.update(parts)
