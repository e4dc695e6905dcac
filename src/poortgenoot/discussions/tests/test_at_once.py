"""Two people at the same moment: each in a connection of its own, one waiting for the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.cast import Cast
from tests.processes import until

from poortgenoot.core.access import Refused
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import presence, terms
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import Table, lay, time_goes_by

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def table(cast: Cast) -> Table:
    return lay(cast)


@contextmanager
def somebody_else() -> Iterator[ThreadPoolExecutor]:
    """A thread with a connection of its own."""
    with ThreadPoolExecutor(1) as thread:
        yield thread
        thread.submit(lambda: connection.close()).result()


def waits() -> bool:
    """Whether somebody waits for a lock in this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def meanwhile[T](thread: ThreadPoolExecutor, act: Callable[[], T]) -> Future[T]:
    """Let them begin; back once they wait for what we hold."""
    begun = thread.submit(act)
    until(waits, within=10)
    return begun


def test_of_two_who_take_over_at_once_only_the_first_leads(table: Table) -> None:
    actions.start(table.discussion, by=table.bringer)
    time_goes_by(table, 10)
    Seat.objects.filter(pk=table.bringer.pk).update(seen_at=None)
    with somebody_else() as other:
        with transaction.atomic():
            locked(table.discussion)
            second = meanwhile(other, lambda: actions.take_over(table.again(), by=table.insurance_doctor))
            actions.take_over(table.discussion, by=table.doctor)
            Seat.objects.filter(pk=table.doctor.pk).update(seen_at=table.doctor.seen_at)
        with pytest.raises(Refused):
            second.result(timeout=10)
    assert table.again().facilitator_id == table.doctor.pk


def test_nobody_is_reminded_of_a_step_that_the_table_just_left(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="open")
    ends = table.again().step_ends_at
    assert ends
    with somebody_else() as worker:
        with transaction.atomic():
            locked(table.discussion)
            ticking = meanwhile(worker, lambda: terms.tick(ends - timedelta(hours=12)))
            actions.go_to(table.again(), 1, by=table.bringer, expects=0)
            actions.add_time(table.again(), by=table.bringer)
        assert ticking.result(timeout=10) == 0
    assert terms.tick(ends + timedelta(days=30)) == 2


def test_who_is_taken_away_while_their_page_comes_back_is_gone(table: Table) -> None:
    with somebody_else() as phone:
        with transaction.atomic():
            locked(table.discussion)
            coming = meanwhile(phone, lambda: presence.come(table.doctor.pk))
            actions.remove(table.doctor, by=table.bringer)
        coming.result(timeout=10)
    assert not Seat.objects.get(pk=table.doctor.pk).takes_part
