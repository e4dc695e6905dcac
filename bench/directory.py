"""The directory at 100,000 members: the list and the count beside every choice, database included.

Ours: one whole search (what changed, who is found, all counts, the rows of one page), and the whole page through
Django. The peer counts the same choices in SQL, one GROUP BY for each group of filters, for the empty question and
without asking who may see which field; it lists nobody.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from bench.routing import MEMBERS, QUESTIONS, _cpu_seconds, _p99
from bench.rows import Row, at_most, measured
from bench.world import world

SEARCHES, PAGES, SQL_ROUNDS = 200, 60, 7
WORDS = ("dijk", "kuij", "bos", "wier", "haz", "brouw")


def run() -> list[Row]:
    with world(MEMBERS, QUESTIONS) as made:
        return [*made, *_first_time(), *_searches(), *_pages()]


def _first_time() -> list[Row]:
    from poortgenoot.members import actions
    from poortgenoot.members.models import Member
    from poortgenoot.members.roster.snapshot import roster

    loading = _clocked(roster.refresh)
    assert len(roster.columns) == MEMBERS
    again = []
    for member in Member.objects.order_by("pk")[:30]:
        actions.touch(member)
        again.append(_clocked(roster.refresh))
    return [
        measured("reading everybody, once a process", loading / 1000, "s"),
        measured("p50 reading again who changed", statistics.median(again), "ms"),
    ]


def _searches() -> list[Row]:
    questions = _questions(SEARCHES)
    for question in questions[:10]:
        _search(question)
    before = _cpu_seconds()
    ours = [_clocked(lambda q=q: _search(q)) for q in questions]
    cpu = [1000 * (b - a) / len(questions) for a, b in zip(before, _cpu_seconds(), strict=True)]
    plain = [_clocked(_counted_in_sql) for _ in range(SQL_ROUNDS)]
    return [
        measured("p50 list with all counts", statistics.median(ours), "ms", statistics.median(plain), at_most(100)),
        measured("p99 list with all counts", _p99(ours), "ms", max(plain), at_most(100)),
        measured("CPU of Python, a search", cpu[0], "ms"),
        measured("CPU of PostgreSQL, a search", cpu[1], "ms"),
    ]


def _questions(many: int) -> list[str]:
    """Addresses as people make them: nothing chosen, one thing, a few things, a name."""
    from poortgenoot.members.models import Theme

    themes = list(Theme.objects.values_list("pk", flat=True))
    dice = random.Random(1)
    kinds: list[Callable[[], str]] = [
        lambda: "",
        lambda: f"beroep={dice.choice(['AD', 'BA', 'JC', 'VA'])}",
        lambda: f"thema={dice.choice(themes)}&ervaring={dice.choice(['fris', 'ervaren', 'diep'])}",
        lambda: f"beroep=BA&reistijd={dice.choice([30, 60, 90])}&werkdag={dice.randint(1, 5)}&dagdeel=di-ochtend",
        lambda: f"gastheer={dice.randint(1, 12)}&thema={dice.choice(themes)}&hoe=zoekt",
        lambda: f"q={dice.choice(WORDS)}&page={dice.randint(1, 9)}",
    ]
    return [kinds[n % len(kinds)]() for n in range(many)]


def _search(address: str) -> None:
    from django.http import QueryDict

    from poortgenoot.members import directory
    from poortgenoot.members.models import Member
    from poortgenoot.members.queries import people

    viewer = Member.objects.get(pk=77)
    listed = directory.search(viewer, directory.asked(QueryDict(address)))
    people.in_order_of([int(pk) for pk in listed.page.object_list], viewer)


COUNTS = (
    "SELECT p, count(*) FROM members_member, unnest(professions) p GROUP BY p",
    "SELECT t, count(*) FROM members_member, unnest(themes_brought) t GROUP BY t",
    "SELECT started_year, count(*) FROM members_member GROUP BY started_year",
    "SELECT d, count(*) FROM members_member, unnest(work_days) d GROUP BY d",
    "SELECT s, count(*) FROM members_member, unnest(meeting_slots) s GROUP BY s",
    "SELECT host_id, count(*) FROM members_membership GROUP BY host_id",
    "SELECT place_id, count(DISTINCT member_id) FROM members_workplace GROUP BY place_id",
)


def _counted_in_sql() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for query in COUNTS:
            cursor.execute(query)
            cursor.fetchall()


def _pages() -> list[Row]:
    """The page as a browser gets it, signed in, templates and all."""
    from django.test import Client

    from poortgenoot.members.models import Member

    browser = Client(SERVER_NAME="localhost")
    browser.force_login(Member.objects.get(pk=77).user, backend="poortgenoot.accounts.backends.MemberBackend")
    addresses = [f"/leden/?{question}" for question in _questions(PAGES)]
    for address in addresses[:6]:
        assert browser.get(address).status_code == 200
    before = _cpu_seconds()
    ours = [_clocked(lambda a=a: browser.get(a)) for a in addresses]
    cpu = 1000 * (_cpu_seconds()[0] - before[0]) / PAGES
    return [
        measured("p50 whole page", statistics.median(ours), "ms", None, at_most(100)),
        measured("p99 whole page", _p99(ours), "ms", None, at_most(100)),
        measured("CPU of Python, a page", cpu, "ms", None, at_most(15)),
    ]


def _clocked(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000
