"""The one question PostgreSQL is asked: which entries answer, best first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from poortgenoot.search.ranking import BUDGET, WEIGHTS, Plan

MOST = 600
"""At most so many of the best are looked at."""
_SQL = """
SELECT id, kind, object_id, score, ARRAY[{answered}] FROM (
    SELECT id, kind, object_id, tokens, ({score}) / (0.75 + 0.05 * ln(1 + length)) AS score
    FROM {weighed} WHERE {wanted} ORDER BY score DESC, at DESC, id DESC LIMIT {most}
) AS best
"""
_FEW = "search_searchentry"
_NOT_ALL = "(SELECT * FROM search_searchentry WHERE {wanted} LIMIT {most}) AS met"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that answers; `answered` says for each unit of the query whether it does so by that very thing."""

    entry_id: int
    kind: str
    object_id: int
    score: float
    answered: tuple[bool, ...]


def candidates(plan: Plan, audience: frozenset[str] | None, kinds: Collection[str] = ()) -> list[Candidate]:
    """The best entries for an audience, best first, each thing once; at most MOST.

    `kinds` narrows them to these kinds. An audience of None means everybody's (scratch only).
    """
    values: dict[str, str | list[str]] = {"candidates": plan.candidates, "every": plan.every_unit}
    wanted = "tokens @@ %(candidates)s::tsquery"
    if audience is not None:
        values["audience"] = sorted(audience)
        wanted += " AND audience && %(audience)s::text[]"
    if kinds:
        values["kinds"] = sorted(kinds)
        wanted += " AND kind = ANY(%(kinds)s)"
    values |= {f"group{n}": group.tsquery for n, group in enumerate(plan.groups)}
    values |= {f"unit{n}": unit for n, unit in enumerate(plan.units)}
    statement = _SQL.format(
        answered=", ".join(f"tokens @@ %(unit{n})s::tsquery" for n in range(len(plan.units))),
        score=_score(plan),
        weighed=_NOT_ALL.format(wanted=wanted, most=2 * BUDGET) if plan.many else _FEW,
        wanted="true" if plan.many else wanted,
        most=MOST,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    found: dict[tuple[str, int], Candidate] = {}
    for entry_id, kind, object_id, score, answered in rows:
        found.setdefault((kind, object_id), Candidate(entry_id, kind, object_id, score, tuple(answered)))
    return list(found.values())


def _score(plan: Plan) -> str:
    """What an entry is worth, as SQL: the numbers are ours, the lexemes stand apart as parameters."""
    weights = ",".join(str(weight) for weight in WEIGHTS)
    terms = [
        f"{group.weight:.3f} * ts_rank('{{{weights}}}', tokens, %(group{n})s::tsquery)"
        for n, group in enumerate(plan.groups)
    ]
    if len(plan.units) > 1:
        terms.append(f"CASE WHEN tokens @@ %(every)s::tsquery THEN {plan.gain:.3f} ELSE 0 END")
    return " + ".join(terms)
