"""The inbox of an open page: a real server, real sockets, and somebody else's process that tells."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from tests.cast import Cast, client_of
from tests.processes import free_port, process, until
from websockets.sync.client import ClientConnection, connect

from poortgenoot.core import hints
from poortgenoot.members.models import Member
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import NoticeKind

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SERVE = """
import sys
from poortgenoot.operation import house, run
with house():
    run("127.0.0.1", int(sys.argv[1]), ready="ready")
"""


@pytest.fixture
def address(cast: Cast) -> Iterator[str]:
    """Where a server of the house answers, in a process of its own, once it listens for hints."""
    port = free_port()
    with process(SERVE, str(port), WITH_WORKER="no") as server:
        assert server.stdout
        assert server.stdout.readline() == "ready\n"
        until(listeners)
        yield f"127.0.0.1:{port}"


def listeners() -> list[int]:
    """The process ids, in PostgreSQL, of who listens for hints."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE query = %s AND datname = current_database()",
            [f"LISTEN {hints.CHANNEL}"],
        )
        return [pid for (pid,) in cursor.fetchall()]


def page_of(member: Member | None, address: str, origin: str = "") -> ClientConnection:
    """The socket that the page of `member` opens."""
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client_of(member).cookies.items())
    headers = {"Origin": origin or f"http://{address}", **({"Cookie": cookies} if cookies else {})}
    return connect(f"ws://{address}/ws/meldingen/", additional_headers=headers, proxy=None)


def tell_answer(member: Member, subject: str) -> None:
    tell(member, NoticeKind.HELPED, subject=subject, title="Dit hielp een jobcoach", url="/sparren/1/")


def test_an_open_page_hears_at_once_what_another_process_tells(cast: Cast, address: str) -> None:
    with page_of(cast.doctor, address) as page:
        tell_answer(cast.doctor, "answer:1")
        assert json.loads(page.recv(timeout=30)) == {"topic": "inbox"}, "a hint, and no content"
