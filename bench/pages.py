"""Home, directory and question pages in a large world: queries, CPU of Python, time in the database, bytes.

Members as they come, signed in, ask the pages through Django's own stack with every middleware of the house (not
through a web server: sockets and threads are left out). CPU is that of this process, so PostgreSQL's is not in it;
beside it stands the time that Python waited for the database. Bytes are the bodies as sent (brotli or gzip) for a
first visit with nothing kept: the page, its style, its scripts, its icon, and every font that the style names, also
those a browser may leave alone. Headers are not counted.

Peers, a topic of 20 posts for a signed-in reader, were measured elsewhere on a machine like this: stated, not run
here. Misago 0.39: 91 ms of CPU and 1.8 MB. (django-machina: 44 ms and 451 kB; NodeBB: 18 to 22 ms and 1.7 MB.)

5,000 members and 2,000 questions, or with BENCH_FULL=yes 100,000 and 50,000.
"""

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from bench.rows import Row, at_most, measured
from bench.world import world

SIZE = (100_000, 50_000) if os.environ.get("BENCH_FULL") == "yes" else (5_000, 2_000)
VIEWERS, WARM, PAGES = 20, 20, 60
MISAGO_CPU, MISAGO_KB, STATED = 91, 1_800, "; peer Misago 0.39: stated, not run here"
LINKED = re.compile(r"<(?:link|script|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")
NAMED = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")

type Visit = Callable[[], Any]


@dataclass(slots=True)
class Asked:
    """What the database was asked: how often, and how many milliseconds were waited."""

    queries: int = 0
    waited: float = 0.0


def run() -> list[Row]:
    with world(*SIZE) as made:
        return [*made, *measure()]


def measure() -> list[Row]:
    """The three pages, in a world that stands."""
    kinds = {"home": _home(), "directory": _directory(), "question": _questions()}
    return [row for name, visits in kinds.items() for row in _page(name, visits)]


def _page(name: str, visits: list[Visit]) -> Iterator[Row]:
    for visit in [*visits, *visits[:WARM]]:
        assert visit().status_code == 200
    rounds, clocked = list(islice(cycle(visits), PAGES)), []
    before = time.process_time()
    for visit in rounds:
        began = time.perf_counter()
        visit()
        clocked.append(1000 * (time.perf_counter() - began))
    cpu = 1000 * (time.process_time() - before) / PAGES
    asked = [_asked(visit) for visit in visits]
    topic = name == "question"
    yield measured(f"{name}: most queries", max(a.queries for a in asked), "queries", None, at_most(12))
    peer, note = (MISAGO_CPU, STATED) if topic else (None, "")
    yield measured(f"{name}: CPU of Python{note}", cpu, "ms", peer, at_most(15))
    yield measured(f"{name}: waited for the database", statistics.fmean(a.waited for a in asked), "ms")
    yield measured(f"{name}: p50 whole page", statistics.median(clocked), "ms")
    size = max(_first_visit(visit) for visit in visits[:5]) / 1000
    yield measured(f"{name}: first visit{note}", size, "kB", MISAGO_KB if topic else None, at_most(150))


def _home() -> list[Visit]:
    return [_visit(member, "/") for member in _viewers()]


def _directory() -> list[Visit]:
    from bench.directory import _questions as addresses

    return [_visit(m, f"/leden/?{a}") for m, a in zip(cycle(_viewers()), addresses(PAGES), strict=False)]


def _questions() -> list[Visit]:
    """Each with an answer: for its asker, and for a verified member who was asked."""
    from poortgenoot.sparring.models import Answer, Invitation

    latest = Answer.objects.select_related("question__asker__user").order_by("-pk")[:VIEWERS]
    of = {answer.question_id: answer.question for answer in latest}
    asked = Invitation.objects.filter(question__in=of).select_related("member__user").order_by("pk")[:VIEWERS]
    return [_visit(q.asker, f"/sparren/{pk}/") for pk, q in of.items()] + [
        _visit(i.member, f"/sparren/{i.question_id}/") for i in asked
    ]


def _viewers() -> list[Any]:
    """Verified members who were asked last: there is something for them to see."""
    from poortgenoot.members.models import Member

    asked = Member.objects.filter(invitations__isnull=False).distinct().select_related("user").order_by("pk")
    return list(asked[:VIEWERS])


def _visit(member: Any, address: str) -> Visit:
    from django.test import Client

    browser = Client(SERVER_NAME="localhost", headers={"accept-encoding": "br, gzip"})
    browser.handler = _middleware()
    browser.force_login(member.user, backend="poortgenoot.accounts.backends.MemberBackend")
    return lambda path=address: browser.get(path)


@cache
def _middleware() -> Any:
    """One for all: setting it up reads every static file."""
    from django.test.client import ClientHandler

    return ClientHandler(enforce_csrf_checks=False)


def _asked(visit: Visit) -> Asked:
    with _counting() as asked:
        visit()
    return asked


@contextmanager
def _counting() -> Iterator[Asked]:
    from django.db import connection

    asked = Asked()

    def ask(execute: Any, *question: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*question)
        finally:
            asked.queries += 1
            asked.waited += 1000 * (time.perf_counter() - began)

    with connection.execute_wrapper(ask):
        yield asked


def _first_visit(visit: Visit) -> int:
    """Bytes of the page and of everything it names, each once."""
    page = visit()
    seen: dict[str, int] = {"": len(_body(page))}
    for address in LINKED.findall(_text(page)):
        _fetch(visit, urlsplit(address).path, seen)
    return sum(seen.values())


def _fetch(visit: Visit, path: str, seen: dict[str, int]) -> None:
    if path in seen or path.startswith("data:"):
        return
    answer = visit(path)
    assert answer.status_code == 200, path
    body = _body(answer)
    seen[path] = len(body)
    if path.endswith(".css"):
        for named in NAMED.findall(_unpacked(answer, body)):
            if not named.startswith(("data:", "#")):
                _fetch(visit, urlsplit(urljoin(path, named)).path, seen)


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _text(answer: Any) -> str:
    return _unpacked(answer, _body(answer))


def _unpacked(answer: Any, body: bytes) -> str:
    import gzip

    import brotli

    open_with: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
    return open_with.get(answer.headers.get("Content-Encoding", ""), bytes)(body).decode()
