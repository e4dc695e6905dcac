"""Several serving processes behind one port."""

from __future__ import annotations

import os
import signal
import urllib.request
from pathlib import Path

import pytest

from tests.processes import WITHIN, listeners, served, until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{address}/gezond/", timeout=WITHIN) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """Those that serve; Python starts one more that keeps count of what they share."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found if "resource_tracker" not in Path(f"/proc/{child}/cmdline").read_text()]


def test_one_that_dies_is_replaced() -> None:
    with served(processes=2) as (address, server):
        assert answers(address)
        before = set(listeners())
        os.kill(children(server.pid)[0], signal.SIGKILL)
        until(lambda: len(now := set(listeners())) == 2 and now != before)
        until(lambda: answers(address))


def test_all_end_with_the_one_that_started_them() -> None:
    with served(processes=2) as (address, server):
        assert answers(address)
        server.send_signal(signal.SIGKILL)
        server.wait()
        until(lambda: not answers(address))
        until(lambda: not listeners())


def test_a_term_ends_all() -> None:
    with served(processes=2) as (address, server):
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=WITHIN) == 0
        assert not answers(address)
        until(lambda: not listeners())
