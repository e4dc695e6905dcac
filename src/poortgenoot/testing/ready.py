"""PostgreSQL's folder with every migration done: made once, and copied by each test run after that.

What it is made of names it, so a changed migration never meets an older folder; on top of that Django runs what is
new whenever it makes a test database, and `tests/operation/test_ready.py` begins from nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg

from poortgenoot import database
from poortgenoot.database.embedded import runs_as_root

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]
KEPT_IN = CHECKOUT / ".tools" / "tests-postgres"
KEPT = 3
"""So many folders stay: of this branch, of the one before."""
TEMPLATE = "ready"
THROWN_AWAY = (
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
)
"""A server whose data nobody keeps need not survive a power cut, nor feed another."""
MADE_OF = ("*/migrations/*.py", "*/apps.py", "**/*.json", "**/*.toml", "testing/ready.py")


LAID_ASIDE = """
    CREATE SCHEMA as_migrated;
    DO $$ DECLARE name text; filled boolean; BEGIN
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
            IF filled THEN
                EXECUTE format('CREATE TABLE as_migrated.%I AS TABLE public.%I', name, name);
            END IF;
        END LOOP;
    END $$
"""
PUT_BACK = """
    DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'as_migrated' LOOP
            EXECUTE format('INSERT INTO public.%I SELECT * FROM as_migrated.%I ON CONFLICT DO NOTHING', name, name);
        END LOOP;
    END $$
"""
"""What migrating leaves in the tables, such as themes, keeps its keys when a test that committed is wiped out."""


def name() -> str:
    """The same as long as the migrations, what is loaded after them and all packages are the same."""
    said = hashlib.sha256(f"{sys.version} {CHECKOUT}".encode())
    found = {path for pattern in MADE_OF for path in PACKAGE.glob(pattern) if "static" not in path.parts}
    for path in [CHECKOUT / "uv.lock", *sorted(found)]:
        said.update(str(path).encode() + path.read_bytes())
    return said.hexdigest()[:20]


def copy_to(folder: Path) -> None:
    """Fill `folder`, which is not there yet, with what a server needs to have the database `TEMPLATE`."""
    kept = KEPT_IN / name()
    if not kept.exists():
        _keep(folder, kept)
        return
    os.utime(kept)
    shutil.copytree(kept, folder)
    if runs_as_root():
        _give_away(folder)


def _keep(folder: Path, kept: Path) -> None:
    make(folder)
    half = KEPT_IN / f"{kept.name}-{os.getpid()}"
    shutil.copytree(folder, half)
    if kept.exists():  # another run was first
        shutil.rmtree(half)
    else:
        half.rename(kept)
    for old in sorted(KEPT_IN.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def make(folder: Path) -> None:
    """The same from nothing: PostgreSQL's own start, then every migration."""
    server = database.start(folder, TEMPLATE)
    surroundings = {**os.environ, "DATABASE_URL": server.url, "DJANGO_SETTINGS_MODULE": "poortgenoot.settings"}
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=surroundings, check=True)
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(LAID_ASIDE)
        for setting, value in THROWN_AWAY:
            connection.execute(f"ALTER SYSTEM SET {setting} = {value}")
    server.server._cleanup()  # also forgets the folder, so that it can be started again


def _give_away(folder: Path) -> None:
    """As root a server runs under a user of its own."""
    shutil.chown(folder, "pgserver", "pgserver")
    for path in folder.rglob("*"):
        shutil.chown(path, "pgserver", "pgserver")
