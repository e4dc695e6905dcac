"""What many tests begin with, made once in a process by the house's own ways, and put back row for row after that.

Rows and objects keep their keys; every moment in them moves along with the clock, as if they were made just now.
Only for tests that run in a transaction which is undone: one that commits makes its own.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from poortgenoot.core import clock

type Rows = dict[str, set[str]]
"""By table: its rows, as PostgreSQL writes them down."""

COLUMNS = """
    SELECT table_name, array_agg(column_name::text), array_agg(data_type::text) FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY table_name
"""
AS_THEY_WERE = "SET session_replication_role = replica; {} SET session_replication_role = origin"
"""No trigger fires and nothing is checked: all of that was done when the rows were made."""


@dataclass(frozen=True)
class Again[T]:
    """Gives what was made, with its rows in the database."""

    at: datetime
    kept: bytes
    statement: str

    def __call__(self) -> T:
        assert connection.in_atomic_block
        later = clock.now() - self.at
        with connection.cursor() as cursor:
            cursor.execute(self.statement.replace("<later>", f"{later.total_seconds()} seconds"))
        thing: T = pickle.loads(self.kept)
        _move(thing, later, set())
        return thing


def once[T](make: Callable[[], T]) -> Again[T]:
    """Make it in a transaction that is undone; the database then holds what migrating left in it."""
    return once_more(lambda: None, lambda _nothing: make())


def once_more[G, T](given: Callable[[], G], make: Callable[[G], T]) -> Again[T]:
    """The same on top of what `given` puts there, which is not put back along with it."""
    with transaction.atomic():
        thing_given, before = given(), _rows()
        thing, at = make(thing_given), clock.now()
        after, columns = _rows(), _columns()
        transaction.set_rollback(True)
    assert all(before[table] <= after[table] for table in before), "it changed a row that was there"
    added = {table: sorted(after[table] - before[table]) for table in before if after[table] != before[table]}
    inserts = " ".join(_insert(table, columns[table], rows) for table, rows in added.items())
    return Again(at, pickle.dumps(thing), AS_THEY_WERE.format(inserts))


def _columns() -> dict[str, dict[str, str]]:
    """By table: the type of each column."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        return {table: dict(zip(names, types, strict=True)) for table, names, types in cursor.fetchall()}


def _rows() -> Rows:
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in _columns():
            cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            found[table] = {row for (row,) in cursor.fetchall()}
    return found


def _insert(table: str, columns: dict[str, str], rows: list[str]) -> str:
    moved = [
        sql.SQL("{} + interval '<later>'" if kind == "timestamp with time zone" else "{}").format(sql.Identifier(name))
        for name, kind in columns.items()
    ]
    statement = sql.SQL("INSERT INTO {table} ({names}) SELECT {moved} FROM unnest({rows}::{table}[]);").format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, columns)),
        moved=sql.SQL(", ").join(moved),
        rows=sql.Literal(rows),
    )
    return statement.as_string(connection.connection)


def _move(thing: object, later: timedelta, seen: set[int]) -> None:
    """Every moment of the models that `thing` leads to."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, Model):
        moments = {name: value for name, value in vars(thing).items() if isinstance(value, datetime)}
        for name, value in moments.items():
            setattr(thing, name, value + later)
        parts = list(thing._state.fields_cache.values())
    elif isinstance(thing, dict):
        parts = list(thing.values())
    else:
        parts = [getattr(thing, part.name) for part in fields(thing)] if is_dataclass(thing) else []
    for part in parts:
        _move(part, later, seen)
