"""Pages that refresh themselves: a real server in a process of its own, real sockets."""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from contextlib import ExitStack
from datetime import timedelta

import pytest
from asgiref.testing import ApplicationCommunicator
from tests.cast import Cast, client_of
from tests.processes import WITHIN, open_socket
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from poortgenoot.core import clock
from poortgenoot.core.socket import Ended
from poortgenoot.discussions import actions, refreshing
from poortgenoot.discussions.actions import records
from poortgenoot.discussions.actions.alone import gather, load_prepared
from poortgenoot.discussions.models import Mark, PreparedCase, Seat
from poortgenoot.discussions.tests.alone import SLUG, others_weigh, the_case
from poortgenoot.discussions.tests.table import Table, lay
from poortgenoot.discussions.weighers import Pool
from poortgenoot.members.models import Member

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SILENCE = refreshing.SPREAD + 1
"""Longer than any hint takes."""


def opened(path: str, member: Member | None, address: str) -> ClientConnection:
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client_of(member).cookies.items())
    headers = {"Origin": f"http://{address}", **({"Cookie": cookies} if cookies else {})}
    return open_socket(f"ws://{address}{path}", headers)


def hears(page: ClientConnection) -> object:
    return json.loads(page.recv(timeout=WITHIN))


def hears_nothing(page: ClientConnection) -> bool:
    try:
        page.recv(timeout=SILENCE)
    except TimeoutError:
        return True
    return False


def ended(page: ClientConnection) -> int | None:
    """The code with which the house ends this page's socket, whatever it says before."""
    try:
        while True:
            page.recv(timeout=WITHIN)
    except ConnectionClosed:
        return page.close_code


def is_as_if_missing(path: str, member: Member | None, address: str) -> bool:
    """Ended at once, without a word, and with the code that says it is not there."""
    with opened(path, member, address) as page:
        with contextlib.suppress(ConnectionClosed):
            page.send('{"version": 1}')
        with pytest.raises(ConnectionClosed):
            page.recv(timeout=WITHIN)
        return page.close_code == Ended.HIDDEN


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


@pytest.fixture
def written_up(cast: Cast, address: str) -> Table:
    return lay(cast, at="besluit")


def record_of(table: Table) -> str:
    return f"/ws/casus/{table.discussion.pk}/verslag/?versie={table.again().version}"


def test_a_line_or_an_agreement_of_another_is_heard_without_its_words(
    written_up: Table, cast: Cast, address: str
) -> None:
    with opened(record_of(written_up), cast.asker, address) as reader:
        records.write_line(fresh(written_up.doctor), "would_do", "Eerst wandelen.", key=uuid.uuid4())
        assert hears(reader) == {"topic": "record"}
        seat = fresh(written_up.insurance_doctor)
        records.consent(seat, seat.discussion.record_version, agrees=True)
        assert hears(reader) == {"topic": "record"}


def test_what_changed_before_the_page_listened_is_heard_too(written_up: Table, cast: Cast, address: str) -> None:
    path = record_of(written_up)
    records.write_line(fresh(written_up.doctor), "would_do", "Eerst wandelen.", key=uuid.uuid4())
    with opened(path, cast.asker, address) as reader:
        assert hears(reader) == {"topic": "record"}


def test_who_is_taken_from_the_table_hears_no_more_of_the_record(written_up: Table, cast: Cast, address: str) -> None:
    with opened(record_of(written_up), cast.doctor, address) as reader:
        actions.remove(fresh(written_up.doctor), by=fresh(written_up.bringer))
        assert ended(reader) == Ended.GONE
    for nobody in (cast.doctor, cast.hr, None):
        assert is_as_if_missing(record_of(written_up), nobody, address)
    assert is_as_if_missing("/ws/casus/999999/verslag/", cast.doctor, address)


@pytest.fixture
def case(db: None, cast: Cast, address: str) -> str:
    load_prepared()
    return f"/ws/weeg-mee/{SLUG}/"


def test_a_visitor_hears_that_it_opened_and_not_a_word_before(case: str, address: str) -> None:
    with opened(case, None, address) as page:
        others_weigh("BA", "VA", "BA")
        assert hears_nothing(page)
        others_weigh("JC")
        assert hears(page) == {"topic": "revealed"}
    with opened(case, None, address) as late:
        assert hears(late) == {"topic": "revealed"}


def test_a_gathering_hears_of_its_own_pool_only(case: str, cast: Cast, address: str) -> None:
    ends_at = clock.now() + timedelta(days=1)
    congress = gather(cast.association, the_case(), "Congres", ends_at, by=cast.moderator)
    with opened(f"{case}?via={congress.code}", None, address) as page:
        others_weigh("BA", "VA", "JC")
        assert hears_nothing(page)
    for strange in (f"{case}?via=bestaatniet", "/ws/weeg-mee/bestaat-niet/"):
        assert is_as_if_missing(strange, None, address)


def test_three_hundred_phones_in_a_hall_all_hear_it(case: str, address: str) -> None:
    with ExitStack() as hall:
        pages = [hall.enter_context(opened(case, None, address)) for _n in range(300)]
        others_weigh("BA", "VA", "JC")
        assert [hears(page) for page in pages] == [{"topic": "revealed"}] * 300
    assert Mark.objects.count() == 3


def test_beyond_so_many_nobody_is_let_in_and_who_goes_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, and without a case: the counting is what is tried."""
    monkeypatch.setattr(refreshing, "MOST_WAITING", 1)
    monkeypatch.setattr(refreshing.PoolConsumer, "_pool", lambda _self: (Pool(PreparedCase(pk=1)), False))
    assert asyncio.run(three_come()) == ["let in", Ended.FULL, "let in"]
    assert refreshing.PoolConsumer.waiting == 0


async def three_come() -> list[object]:
    """What each of three is answered: the third comes when the first two are gone."""
    scope = {"type": "websocket", "query_string": b"", "url_route": {"kwargs": {"slug": "x"}}}
    first, second, third = (ApplicationCommunicator(refreshing.PoolConsumer.as_asgi(), dict(scope)) for _n in range(3))
    said = [await comes(first), await comes(second)]
    for gone in (second, first):
        await gone.send_input({"type": "websocket.disconnect", "code": 1006})
        await gone.wait(WITHIN)
    said.append(await comes(third))
    await third.send_input({"type": "websocket.disconnect", "code": 1001})
    await third.wait(WITHIN)
    return said


async def comes(page: ApplicationCommunicator) -> object:
    """ "let in", or the code with which a page is ended before it was told anything."""
    await page.send_input({"type": "websocket.connect"})
    assert (await page.receive_output(WITHIN))["type"] == "websocket.accept"
    if await page.receive_nothing(0.2):
        return "let in"
    return (await page.receive_output(WITHIN))["code"]
