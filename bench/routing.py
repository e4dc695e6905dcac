"""From a question to its first ring at 100,000 members, beside plain numpy that has everybody in memory.

Ours: one query about the question, two for the shortlist, the exact ranking. The peer scores all
members of a matrix and takes the top 20; it reads no database, checks no cap and gives no reasons. Quality: the
score of those we ask, as a share of the score of those the exact ranking of everybody would have asked.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.rows import Row, at_least, at_most, measured
from bench.simulated.community import SHARES
from bench.world import world

MEMBERS, QUESTIONS, ASKS, EXACT = 100_000, 50_000, 300, 21


def run() -> list[Row]:
    with world(MEMBERS, QUESTIONS) as made:
        return [*made, *_measure()]


def _measure() -> list[Row]:
    from poortgenoot.sparring.models import Question

    questions = list(Question.objects.select_related("asker").order_by("-pk")[:ASKS])
    asks = [(q, p) for q, p in zip(questions, list(SHARES) * ASKS, strict=False)]
    for question, profession in asks[:20]:
        _first_ring(question, profession)
    before = _cpu_seconds()
    ours = [_clocked(lambda q=q, p=p: _first_ring(q, p)) for q, p in asks]
    cpu = [1000 * (after - begin) / len(asks) for begin, after in zip(before, _cpu_seconds(), strict=True)]
    lists = [_shortlist(q, p) for q, p in asks[:50]]
    ranking = [_clocked(lambda found=found: _rank(*found)) for found in lists]
    peer = _peer()
    plain = [_clocked(peer) for _ in range(ASKS)]
    shares, overlaps = zip(*(_quality(q, p) for q, p in asks[:EXACT]), strict=True)
    half = statistics.median
    return [
        measured("p50 question to first ring", half(ours), "ms", half(plain), at_most(50)),
        measured("p99 question to first ring", _p99(ours), "ms", _p99(plain), at_most(50)),
        measured("CPU of Python, a question", cpu[0], "ms"),
        measured("CPU of PostgreSQL, a question", cpu[1], "ms"),
        measured("p50 ranking the shortlist alone", half(ranking), "ms", None, at_most(5)),
        measured("candidates on a shortlist", half(len(found) for _, found in lists), "members"),
        measured("score of those asked by score", statistics.fmean(shares), "of exact", None, at_least(0.9)),
        measured("worst such score", min(shares), "of exact"),
        measured("exact top 20 on the shortlist", statistics.fmean(overlaps), "share"),
    ]


def _shortlist(question, profession):
    from poortgenoot.core import clock
    from poortgenoot.sparring import shortlist

    need = shortlist.need(question, profession, clock.now())
    return need, shortlist.candidates(need)


def _rank(need, candidates):
    from poortgenoot.sparring.rings import Rings, first_ring
    from poortgenoot.sparring.weights import Weights

    return first_ring(need, candidates, Rings(), Weights())


def _first_ring(question, profession):
    return _rank(*_shortlist(question, profession))


def _quality(question, profession) -> tuple[float, float]:
    """Share of the exact score that the two best by score reach, and of the exact top 20 that was on the list."""
    from poortgenoot.sparring import shortlist
    from poortgenoot.sparring.queries import people
    from poortgenoot.sparring.routing import rank
    from poortgenoot.sparring.weights import Weights

    need, short = _shortlist(question, profession)
    able = people.able_to_answer(profession).exclude(pk=need.asker)
    everybody = shortlist.described(need, list(able.values_list("pk", flat=True)))
    exact, ours = (rank(need, found, Weights()) for found in (everybody, short))
    top = {r.candidate.member for r in exact[:20]}
    share = sum(r.score for r in ours[:2]) / sum(r.score for r in exact[:2])
    return share, len(top & {c.member for c in short}) / len(top)


def _peer() -> Callable[[], np.ndarray]:
    """Everybody in memory: themes brought and helped on, hosts, regions and habits, weighed and sorted."""
    rng = np.random.default_rng(1)
    brings = rng.random((MEMBERS, 40), dtype=np.float32) < 0.1
    helped = (rng.random((MEMBERS, 40), dtype=np.float32) < 0.05).astype(np.float32)
    host, province = rng.integers(12, size=MEMBERS), rng.integers(12, size=MEMBERS)
    habits = rng.random((MEMBERS, 4), dtype=np.float32)
    free = rng.random(MEMBERS) < 0.9
    wanted, weights = np.array([3, 17]), np.array([5, 3, 1, 1.5], dtype=np.float32)

    def top() -> np.ndarray:
        score = 3 * brings[:, wanted].mean(axis=1) + 2 * helped[:, wanted].sum(axis=1)
        score = score + 0.5 * (host == 3) + 0.5 * (province == 5) + habits @ weights
        score = np.where(free, score, -1)
        best = np.argpartition(-score, 20)[:20]
        return best[np.argsort(-score[best])]

    return top


def _clocked(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _cpu_seconds() -> tuple[float, float]:
    """CPU used so far by us and by our database connection's process: what a busy machine cannot change."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    spent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time(), (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def _p99(milliseconds: list[float]) -> float:
    return statistics.quantiles(milliseconds, n=100)[98]
