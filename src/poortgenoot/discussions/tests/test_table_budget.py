"""Every page of a table asks the database as often at three seats as at thirty, and at most twelve times."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_of
from tests.factories import make_member

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import Table, draft, lay, stand, weigh_all
from poortgenoot.members.models import Member

MOST = 12


def many(cast: Cast, seats: int) -> Table:
    table = lay(cast)
    for _seat in range(seats - len(table.seats)):
        actions.take(table.discussion, "AD", by=make_member("AD", host=cast.association))
    Seat.objects.update(seen_at=clock.now())
    stand(table, "wegen")
    for seat in table.discussion.seats.all():
        weigh_all(seat)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    return table


def asked_of_the_database(member: Member, path: str) -> int:
    """Once warm: what was opened is laid out once in a process."""
    client = client_of(member)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.django_db
def test_a_table_asks_as_often_for_thirty_as_for_three(cast: Cast) -> None:
    few, full = many(cast, 3), many(cast, 30)
    counted: dict[str, dict[str, int]] = {"3": {}, "30": {}}
    for step in ("openen", "ronde", "opnieuw"):
        for size, table in (("3", few), ("30", full)):
            stand(table, step)
            for page in ("", "mijn/", "mijn/leiding/", "scherm/"):
                path = f"/casus/{table.discussion.pk}/{page}"
                counted[size][f"{step} {page}"] = asked_of_the_database(cast.asker, path)
    assert counted["3"] == counted["30"]
    worst = max(counted["30"], key=lambda page: counted["30"][page])
    assert counted["30"][worst] <= MOST, counted["30"]


@pytest.mark.django_db
def test_the_list_asks_as_often_for_four_tables_as_for_one(cast: Cast) -> None:
    sit_down(cast, cast.asker)
    sit_down(cast, cast.doctor)
    few = asked_of_the_database(cast.labour_expert, "/casus/")
    for _more in range(2):
        sit_down(cast, cast.asker)
        sit_down(cast, cast.doctor)
    assert asked_of_the_database(cast.labour_expert, "/casus/") == few
    assert few <= MOST


def sit_down(cast: Cast, bringer: Member) -> None:
    """A table of `bringer`; the labour expert sits at those of the asker, and may sit down at the others."""
    discussion = actions.prepare(draft(bringer, cast), by=bringer)
    if bringer == cast.asker:
        actions.take(discussion, "AD", by=cast.labour_expert)
