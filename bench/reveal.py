"""The reveal at a full table: 50 participants, 8 factors, every mark drawn.

Pages are asked through Django's own stack with every middleware of the house; CPU is that of this process. The picture
of what was opened is laid out once in a process and then the same for all: that first time stands apart. Beside the
page stands what the same page costs before anything is opened.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bench.rows import Row, at_most, measured
from bench.world import house_for_bench

if TYPE_CHECKING:
    from poortgenoot.discussions.models import Discussion, Seat

SEATS, ROUNDS = 50, 30


def run() -> list[Row]:
    random.seed(5)
    with house_for_bench():
        from django.conf import settings

        from bench.tables.hall import furnish

        settings.ALLOWED_HOSTS = ["*"]
        (chairs,) = furnish(1, SEATS)
        discussion = _sealed(chairs[0].discussion)
        visits = [_visit(chair.session, f"/casus/{discussion.pk}/") for chair in chairs[:ROUNDS]]
        shut = _cpu(visits)
        first = _open(discussion, visits[0])
        return _rows(discussion, chairs[1].seat, visits, shut, first)


def _rows(discussion: Discussion, seat: int, visits: list[Callable[[], int]], shut: float, first: float) -> list[Row]:
    from poortgenoot.discussions import parts
    from poortgenoot.discussions.queries.table import table_of

    table = table_of(discussion.pk)
    part = _cpu([lambda: len(parts.own(table, seat, ["mijn"], {})["mijn"])] * ROUNDS)
    opened = _cpu(visits)
    return [
        measured("CPU of the first page after opening", first, "ms"),
        measured("CPU of what was opened, as a part", part, "ms", None, at_most(30)),
        measured("CPU of the whole page", opened, "ms", shut),
        measured("size of what was opened", len(parts.own(table, seat, ["mijn"], {})["mijn"]) / 1000, "kB"),
    ]


def _lead(discussion: Discussion, leader: Seat, place: int) -> None:
    from poortgenoot.discussions import actions

    if place == 0:
        actions.start(discussion, by=leader)
    else:
        actions.go_to(discussion, place, by=leader, expects=place - 1)


def _sealed(pk: int) -> Discussion:
    """Every seat has sealed, each another weighing; the table stands at the reveal."""
    from poortgenoot.core import clock
    from poortgenoot.discussions import sealing
    from poortgenoot.discussions.factor import Contents, Weighed
    from poortgenoot.discussions.models import Discussion, Seat, Weighing

    discussion = Discussion.objects.get(pk=pk)
    leader, keys = discussion.facilitator, [factor.key for factor in discussion.factors.all()]
    assert leader is not None
    for place in range(3):
        _lead(discussion, leader, place)
        if place == 1:
            for seat in Seat.objects.filter(discussion=pk):
                given = {key: Weighed(random.randrange(5), random.randrange(-2, 3), reason="Zo.") for key in keys}
                box = sealing.seal(Contents(given), place=sealing.place_of_seat(seat.pk, "stap-1"))
                Weighing.objects.create(seat=seat, step="stap-1", box=box, sealed_at=clock.now())
    return Discussion.objects.get(pk=pk)


def _open(discussion: Discussion, visit: Callable[[], int]) -> float:
    """Milliseconds of CPU that the first page after opening takes."""
    from poortgenoot.discussions import actions

    assert discussion.facilitator is not None
    actions.reveal(discussion, by=discussion.facilitator)
    return _cpu([visit])


def _visit(session: str, path: str) -> Callable[[], int]:
    from django.test import Client

    client: Any = Client()
    client.cookies["sessionid"] = session

    def visit() -> int:
        answer = client.get(path)
        assert answer.status_code == 200, answer.status_code
        return len(answer.content)

    return visit


def _cpu(visits: list[Callable[[], int]]) -> float:
    """The median of milliseconds of CPU that each takes."""
    spent = []
    for visit in visits:
        before = time.process_time()
        visit()
        spent.append(1000 * (time.process_time() - before))
    return statistics.median(spent)
