"""What is asked of a large table finds its rows by an index, not by reading all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock
from poortgenoot.notifications.actions import withdraw
from poortgenoot.notifications.actions.leaving import erase
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.sparring import actions as sparring
from poortgenoot.sparring.models import Question
from tests.cast import Cast

type Act = Callable[[Cast], object]
ASKED: dict[str, tuple[type[Model], str, Act]] = {
    "a text that is taken back leaves every inbox": (Notice, "subject", lambda cast: withdraw("question:1")),
    "who leaves takes the mail to their address along": (Mail, "to", lambda cast: erase(cast.doctor.user, Texts.KEEP)),
    "every minute: questions kept long enough": (Question, "closed_at", lambda cast: sparring.tick(clock.now())),
}


@pytest.mark.parametrize("what", ASKED)
def test_no_large_table_is_read_whole(cast: Cast, what: str) -> None:
    """PostgreSQL is told to read a table whole only when nothing else helps; then it takes the index of the column."""
    model, column, act = ASKED[what]
    table = model._meta.db_table
    index = next(index.name for index in model._meta.indexes if index.fields == [column])
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as asked:
        cursor.execute("SET LOCAL enable_seqscan = off")
        act(cast)
    plans = [plan_of(q["sql"]) for q in asked.captured_queries if f'FROM "{table}"' in q["sql"]]
    assert any(f" {index} " in plan for plan in plans), plans
    assert not [plan for plan in plans if f"Seq Scan on {table}" in plan]


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql.replace("%", "%%"), [])
        return "\n".join(line for (line,) in cursor.fetchall())
