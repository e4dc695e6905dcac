"""Tests copy a database that was migrated before; here it is done from nothing, and must give the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from poortgenoot.database import tools
from tests.processes import address_of_database

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
LOADED = (
    "SELECT app || ' ' || name FROM django_migrations",
    "SELECT app_label || ' ' || model FROM django_content_type",
    "SELECT codename FROM auth_permission",
    "SELECT slug || ' ' || name FROM members_theme",
    "SELECT slug || ' ' || title FROM discussions_preparedcase",
)


@pytest.fixture
def empty() -> Iterator[str]:
    """A database with nothing in it, on the server of this run."""
    name = sql.Identifier(f"empty_{os.getpid()}")
    with psycopg.connect(address_of_database(), autocommit=True) as door:
        door.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
        yield make_conninfo(address_of_database(), dbname=f"empty_{os.getpid()}")
        door.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def shape(address: str) -> list[str]:
    """Every table, index and constraint, as PostgreSQL writes them down."""
    plain = [tools.tool("pg_dump"), "--schema-only", "--schema=public", "--no-owner", f"--dbname={address}"]
    said = subprocess.run(plain, capture_output=True, text=True, check=True).stdout
    return [line for line in said.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]


def test_migrating_from_nothing_gives_the_database_that_tests_copy(empty: str) -> None:
    surroundings = {**os.environ, "DATABASE_URL": empty, "DJANGO_SETTINGS_MODULE": "poortgenoot.settings"}
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=surroundings, check=True)
    assert shape(empty) == shape(address_of_database())
    with psycopg.connect(empty) as fresh, connection.cursor() as copied:
        for question in LOADED:
            copied.execute(question)
            assert sorted(fresh.execute(question).fetchall()) == sorted(copied.fetchall())
