"""The one question PostgreSQL is asked: which entries answer, best first.

It is one text whatever is asked, so that a connection prepares it once: reading and planning it would take
longer than answering it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

import psycopg
from django.db import connection

from poortgenoot.search.ranking import BUDGET, CLASSES, WEIGHTS, Plan

MOST = 100
"""At most so many of the best are looked at: ten pages."""
MOST_IDS = 300
"""At most so many when nobody reads them one by one, but a list is narrowed to them."""
LONG = 150
"""Of so many words PostgreSQL keeps the tokens packed: they are unpacked once, not for each group."""
_GROUP = "coalesce(%(weight{n})s::float8 * ts_rank('{weights}', tokens, %(group{n})s::tsquery), 0)"
_GROUPS = " + ".join(_GROUP.format(n=n, weights="{" + ",".join(map(str, WEIGHTS)) + "}") for n in range(CLASSES))
_SQL = f"""
SELECT id, kind, object_id, score, CASE WHEN %(doubtful)s::tsquery[] IS NOT NULL
    THEN ARRAY(SELECT tokens @@ unit FROM unnest(%(doubtful)s::tsquery[]) AS unit) END
FROM (
    SELECT id, kind, object_id, tokens, (
        {_GROUPS} + CASE WHEN tokens @@ %(every_unit)s::tsquery THEN %(gain)s::float8 ELSE 0 END
    ) / (0.75 + 0.05 * ln(1 + length)) AS score
    FROM (
        SELECT id, kind, object_id, at, length,
            CASE WHEN length > {LONG} THEN ts_filter(tokens, '{{a,b,c,d}}') ELSE tokens END AS tokens
        FROM search_searchentry WHERE tokens @@ %(candidates)s::tsquery
        AND (%(audience)s::text[] IS NULL OR audience && %(audience)s::text[])
        AND (%(kinds)s::text[] IS NULL OR kind = ANY(%(kinds)s::text[]))
        LIMIT {2 * BUDGET}
    ) AS met
    ORDER BY score DESC, at DESC, id DESC LIMIT %(most)s::int
) AS best
"""


class Candidate(NamedTuple):
    """An entry that answers; `answered` says of each doubtful unit whether it does so by that very thing.

    A tuple, as a query meets hundreds.
    """

    entry_id: int
    kind: str
    object_id: int
    score: float
    answered: list[bool] | None


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates, best first, each thing once; `full` when there may be more than were looked at."""

    candidates: list[Candidate]
    full: bool

    def with_more(self, others: Found) -> Found:
        """These, followed by those of `others` that are not among them."""
        mine = {candidate.entry_id for candidate in self.candidates}
        more = [candidate for candidate in others.candidates if candidate.entry_id not in mine]
        return Found(self.candidates + more, full=self.full or others.full)


def candidates(plan: Plan, audience: frozenset[str] | None, kinds: Collection[str] = (), most: int = MOST) -> Found:
    """The best entries for an audience, best first, each thing once; at most `most`.

    `kinds` narrows them to these kinds. An audience of None means everybody's (scratch only).
    """
    values: dict[str, Any] = {
        "candidates": plan.candidates,
        "every_unit": plan.every_unit or None,
        "gain": plan.gain,
        "doubtful": list(plan.doubtful) or None,
        "audience": None if audience is None else sorted(audience),
        "kinds": sorted(kinds) or None,
        "most": most,
    }
    for n in range(CLASSES):
        group = plan.groups[n] if n < len(plan.groups) else None
        values[f"group{n}"] = group.tsquery if group else None
        values[f"weight{n}"] = group.weight if group else 0.0
    rows = _asked(values)
    found: dict[tuple[str, int], Candidate] = {}
    for candidate in map(Candidate._make, rows):
        found.setdefault((candidate.kind, candidate.object_id), candidate)
    return Found(list(found.values()), full=plan.partial or len(rows) == most)


def _asked(values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Ask on Django's connection, with a cursor that prepares: Django's own never does."""
    connection.ensure_connection()
    connection.connection.prepare_threshold = 0
    raw: Any = psycopg.Cursor(connection.connection)
    raw.format = psycopg.pq.Format.BINARY
    with connection.make_debug_cursor(raw) if connection.queries_logged else connection.make_cursor(raw) as cursor:
        cursor.execute(_SQL, values)
        return list(cursor.fetchall())
