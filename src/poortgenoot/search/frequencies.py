"""How common each lexeme is, as PostgreSQL's own statistics know it; kept in the process for a minute."""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import connection

from poortgenoot.search.ranking import Frequencies

KEPT_SECONDS = 60.0
_KNOWN = """
    SELECT c.reltuples::bigint, s.most_common_elems::text::text[], s.most_common_elem_freqs,
        CASE WHEN s.most_common_elems IS NULL THEN ARRAY(
            SELECT count(*) FROM search_searchentry
            UNION ALL
            SELECT (SELECT count(*) FROM search_searchentry WHERE tokens @@ quote_literal(lexeme)::tsquery)
            FROM unnest(%s::text[]) AS lexeme
        ) END
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'tokens'
    WHERE c.oid = to_regclass('search_searchentry')
"""
"""The last column is for a young index only: how many entries there are, and how many have each lexeme asked."""

_kept: tuple[float, Frequencies] | None = None


def frequencies(lexemes: Iterable[str]) -> Frequencies:
    """How common these lexemes are; a young index that PostgreSQL has not counted yet is counted exactly."""
    global _kept
    if _kept is not None and time.monotonic() - _kept[0] < KEPT_SECONDS:
        return _kept[1]
    asked = list(lexemes)
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [asked])
        total, names, parts, counts = cursor.fetchone()
    if names is None:
        return _counted(asked, *counts)
    rarest = min(parts[: len(names)]) / 2
    found = Frequencies(max(int(total), 1), dict(zip(names, parts, strict=False)), rarest)
    _kept = (time.monotonic(), found)
    return found


def forget() -> None:
    """Ask PostgreSQL again at the next query."""
    global _kept
    _kept = None


def _counted(lexemes: Iterable[str], entries: int, *counts: int) -> Frequencies:
    total = max(entries, 1)
    shares = {lexeme: count / total for lexeme, count in zip(lexemes, counts, strict=True) if count}
    return Frequencies(total, shares, 0.5 / total)
