"""The one question PostgreSQL is asked: which entries answer, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from poortgenoot.search.ranking import BUDGET, WEIGHTS, Plan

PER_KIND = 200
"""Of each kind at most so many of the best are looked at."""
_ALL_AND_CLOSE = 0.25
_SQL = """
WITH found AS MATERIALIZED (
    SELECT id, kind, object_id, at, length, ts_filter(tokens, '{{a,b,c,d}}') AS tokens
    FROM search_searchentry WHERE tokens @@ %(candidates)s::tsquery {and_audience}
    LIMIT %(most)s
), weighed AS (
    SELECT *, ({score}) / (0.75 + 0.05 * ln(1 + length)) AS score FROM found
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY score DESC, at DESC, id DESC) AS place FROM weighed
)
SELECT id, kind, object_id, score, ARRAY[{matches}] FROM placed
WHERE place <= %(per_kind)s ORDER BY score DESC, at DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that answers; `answered` says for each unit of the query whether it does."""

    entry_id: int
    kind: str
    object_id: int
    score: float
    answered: tuple[bool, ...]


def candidates(plan: Plan, audience: frozenset[str] | None, per_kind: int = PER_KIND) -> list[Candidate]:
    """The best entries of each kind for an audience, best first; None asks for every audience (scratch only)."""
    values: dict[str, str | int | list[float] | list[str]] = {
        "candidates": plan.candidates,
        "weights": list(WEIGHTS),
        "audience": sorted(audience or ()),
        "most": 2 * BUDGET,
        "per_kind": per_kind,
        "every": plan.every_unit,
    }
    values |= {f"group{n}": group.tsquery for n, group in enumerate(plan.groups)}
    values |= {f"unit{n}": unit for n, unit in enumerate(plan.units)}
    statement = _SQL.format(
        and_audience="" if audience is None else "AND audience && %(audience)s::text[]",
        score=" + ".join(_score(plan)),
        matches=", ".join(f"tokens @@ %(unit{n})s::tsquery" for n in range(len(plan.units))),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Candidate(*row[:-1], answered=tuple(row[-1])) for row in cursor.fetchall()]


def _score(plan: Plan) -> Sequence[str]:
    weights = "%(weights)s::real[]"
    terms = [
        f"{group.weight:.4f} * ts_rank({weights}, tokens, %(group{n})s::tsquery)" for n, group in enumerate(plan.groups)
    ]
    if len(plan.units) > 1:
        terms.append(f"{plan.gain * _ALL_AND_CLOSE:.4f} * sqrt(ts_rank_cd({weights}, tokens, %(every)s::tsquery))")
    return terms
