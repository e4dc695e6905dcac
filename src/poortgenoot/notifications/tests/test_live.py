"""The inbox of an open page: a real server, real sockets, and somebody else's process that tells."""

from __future__ import annotations

import json

import pytest
from django.db import transaction
from tests.cast import Cast, client_of
from tests.processes import WITHIN, break_off, open_socket
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from poortgenoot.core import hints
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.socket import Ended
from poortgenoot.members.models import Member
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import NoticeKind

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TOO_BIG = 1009


def page_of(member: Member | None, address: str, origin: str = "") -> ClientConnection:
    """The socket that the page of `member` opens."""
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client_of(member).cookies.items())
    headers = {"Origin": origin or f"http://{address}", **({"Cookie": cookies} if cookies else {})}
    return open_socket(f"ws://{address}/ws/meldingen/", headers)


def hears(page: ClientConnection) -> str:
    return str(json.loads(page.recv(timeout=WITHIN))["topic"])


def tell_answer(member: Member, subject: str) -> None:
    tell(member, NoticeKind.HELPED, subject=subject, title="Dit hielp een jobcoach", url="/sparren/1/")


def test_an_open_page_hears_at_once_what_another_process_tells(cast: Cast, address: str) -> None:
    with page_of(cast.doctor, address) as page:
        tell_answer(cast.doctor, "answer:1")
        assert json.loads(page.recv(timeout=WITHIN)) == {"topic": "inbox"}, "a hint, and no content"


def test_a_member_hears_only_their_own(cast: Cast, address: str) -> None:
    with page_of(cast.doctor, address) as page, page_of(cast.asker, address) as other:
        tell_answer(cast.doctor, "answer:1")
        hints.hint(f"member-{cast.asker.pk}", "for the asker")
        assert hears(other) == "for the asker"
        assert hears(page) == "inbox"


def test_what_is_taken_back_is_not_heard(cast: Cast, address: str) -> None:
    with page_of(cast.doctor, address) as page:
        with transaction.atomic():
            tell_answer(cast.doctor, "answer:1")
            transaction.set_rollback(True)
        hints.hint(f"member-{cast.doctor.pk}", "after that")
        assert hears(page) == "after that"


def test_a_page_of_another_house_is_refused(cast: Cast, address: str) -> None:
    with pytest.raises(InvalidStatus) as refused, page_of(cast.doctor, address, "https://elders.example"):
        pass
    assert refused.value.response.status_code == 403


def test_a_visitor_is_sent_away_for_good_without_a_word(cast: Cast, address: str) -> None:
    with page_of(None, address) as page, pytest.raises(ConnectionClosed):
        page.recv(timeout=WITHIN)
    assert page.close_code == Ended.HIDDEN


def test_the_server_listens_again_after_the_database_broke_off(cast: Cast, address: str) -> None:
    with page_of(cast.doctor, address) as before:
        break_off()
        with pytest.raises(ConnectionClosed):  # once it listens again: what was told meanwhile reached nobody
            before.recv(timeout=WITHIN)
    with page_of(cast.doctor, address) as page:
        tell_answer(cast.doctor, "answer:1")
        assert hears(page) == "inbox"


def test_a_page_that_sends_more_than_a_socket_takes_is_put_out(cast: Cast, address: str) -> None:
    with page_of(cast.doctor, address) as page:
        page.send("x" * (LIMITS.socket_bytes + 1))
        with pytest.raises(ConnectionClosed) as ended:
            page.recv(timeout=WITHIN)
    assert ended.value.rcvd
    assert ended.value.rcvd.code == TOO_BIG
