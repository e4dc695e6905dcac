"""Our search beside PostgreSQL's own `dutch` configuration: same documents, same server, same run.

Quality on 252 judged documents and 60 queries (bench/search/README.md), frozen queries apart, and on 33 more that were
tuned on; time on the same
queries, there and among ENTRIES recombined documents (BENCH_ENTRIES=100000 for more), the searchers taking turns. The
peer ranks with `ts_rank` over a stored, weighted, GIN-indexed vector, asked in its two ways: all words
(`plainto_tsquery`) and any word (the same with OR). Beside each figure stands the better of the two.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import recombined
from bench.metrics import ndcg_at, recall_at
from bench.rows import Aim, Row, measured, times_peer_at_least, times_peer_at_most

FOLDER = Path(__file__).parent / "search"
TYPES = ("inflection", "compound", "abbreviation", "typo", "synonym", "phrase", "name")
ROUNDS = 5
ENTRIES = int(os.environ.get("BENCH_ENTRIES", "10000"))
Ask = Callable[[str], list[str]]

_TABLE = """
    CREATE TEMPORARY TABLE peer AS SELECT id, setweight(to_tsvector('dutch', title), 'A')
    || setweight(to_tsvector('dutch', body), 'B') AS vector
    FROM unnest(%s::text[], %s::text[], %s::text[]) AS given(id, title, body)
"""
_RANKED = """
    SELECT id FROM peer, CAST({asked} AS tsquery) AS asked WHERE vector @@ asked
    ORDER BY ts_rank(vector, asked) DESC, id LIMIT 50
"""
ALL_WORDS = "plainto_tsquery('dutch', %s)"
ANY_WORD = "replace(plainto_tsquery('dutch', %s)::text, ' & ', ' | ')"


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: `relevant` maps a document to its grade, 1 to 3."""

    qid: str
    query: str
    type: str
    relevant: dict[str, int]
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What one searcher made of all queries: rankings by qid, and every answer's milliseconds."""

    ranked: dict[str, list[str]]
    milliseconds: list[float]

    def mean(self, measure: Callable[..., float], queries: list[Query]) -> float:
        return statistics.fmean(measure(self.ranked[q.qid], q.relevant) for q in queries)


def run() -> list[Row]:
    queries = [Query(**row) for name in ("queries", "queries_frozen") for row in _lines(f"{name}.jsonl")]
    more = [Query(**row) for row in _lines("queries_more.jsonl")]
    with _server():
        from poortgenoot.operation import house

        with house():
            docs = _lines("docs.jsonl")
            judged = beside(docs, queries, ROUNDS, more)
            pile = beside(list(recombined(docs, ENTRIES)), queries, rounds=1)
    return [*quality(queries, more, *judged), *speed("among 252", *judged), *speed(f"among {ENTRIES:,}", *pile)]


def beside(docs: list[dict[str, str]], queries: list[Query], rounds: int, more: Sequence[Query] = ()) -> list[Judged]:
    """Ours, dutch with all words and dutch with any word, on these documents; `more` is judged outside the clock."""
    from poortgenoot.search import judging

    with judging.judge(judging.Document(**doc) for doc in docs) as ours:
        _fill_peer(docs)
        return judge((ours.ranked, peer(ALL_WORDS), peer(ANY_WORD)), queries, rounds, more)


def quality(queries: list[Query], more: list[Query], ours: Judged, all_words: Judged, any_word: Judged) -> list[Row]:
    """Recall and nDCG at 10: over all queries, the open and the frozen ones, and each type."""
    rows = []
    parts = {
        "all 60 queries": queries,
        "the 20 frozen": [q for q in queries if q.frozen],
        "the 40 open": [q for q in queries if not q.frozen],
    }
    for measure, label, limit in ((recall_at, "recall@10", 1.5), (ndcg_at, "nDCG@10", 1.35)):
        types = {kind: [q for q in queries if q.type == kind] for kind in TYPES}
        for part, chosen in (parts | {"the 33 more": more} | types).items():
            best = max(all_words.mean(measure, chosen), any_word.mean(measure, chosen))
            aim: Aim | None = times_peer_at_least(limit) if part in parts else None
            rows.append(measured(f"{label}, {part}", ours.mean(measure, chosen), "", best, aim))
        rows += [
            measured(f"{label} of dutch, {name}", judged.mean(measure, queries), "")
            for name, judged in (("all words", all_words), ("any word", any_word))
        ]
    return rows


def speed(where: str, ours: Judged, all_words: Judged, any_word: Judged) -> list[Row]:
    """The middle and the slowest hundredth of the answers; the peer is the one asked for any word."""
    slow = [statistics.quantiles(judged.milliseconds, n=100)[98] for judged in (ours, any_word)]
    middle = [statistics.median(judged.milliseconds) for judged in (ours, any_word)]
    return [
        measured(f"p50 {where}", middle[0], "ms", middle[1], times_peer_at_most(2)),
        measured(f"p99 {where}", slow[0], "ms", slow[1]),
        measured(f"p50 {where} of dutch, all words", statistics.median(all_words.milliseconds), "ms"),
    ]


def judge(searchers: tuple[Ask, ...], queries: list[Query], rounds: int, more: Sequence[Query] = ()) -> list[Judged]:
    """Ask everything once to warm up and keep the rankings, then `queries` `rounds` times by the clock, in turns."""
    judged = [Judged({query.qid: ask(query.query) for query in [*queries, *more]}, []) for ask in searchers]
    for query in queries * rounds:
        for ask, kept in zip(searchers, judged, strict=True):
            began = time.perf_counter()
            ask(query.query)
            kept.milliseconds.append((time.perf_counter() - began) * 1000)
    return judged


def peer(asked: str) -> Ask:
    """PostgreSQL's dutch configuration, asked in one of its ways."""
    from django.db import connection

    statement = _RANKED.format(asked=asked)

    def ask(query: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(statement, [query])
            return [doc for (doc,) in cursor.fetchall()]

    return ask


def _fill_peer(docs: list[dict[str, str]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS peer")
        cursor.execute(_TABLE, [[doc[field] for doc in docs] for field in ("id", "title", "body")])
        cursor.execute("CREATE INDEX ON peer USING gin (vector)")
        cursor.execute("ANALYZE peer")


def _lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@contextmanager
def _server() -> Iterator[None]:
    """An embedded PostgreSQL of our own in a folder that goes away, whatever is configured around us."""
    folder = Path(tempfile.mkdtemp(prefix="poortgenoot-bench-"))
    folder.chmod(0o755)
    os.environ["DATA_DIR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
