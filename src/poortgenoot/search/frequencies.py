"""How common each lexeme is, as PostgreSQL's own statistics know it; kept in the process for a minute."""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import connection

from poortgenoot.search.ranking import Frequencies

KEPT_SECONDS = 60.0
_KNOWN = """
    SELECT c.reltuples::bigint, s.most_common_elems::text::text[], s.most_common_elem_freqs
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'tokens'
    WHERE c.oid = to_regclass('search_searchentry')
"""
_COUNTED = """
    SELECT lexeme, (SELECT count(*) FROM search_searchentry WHERE tokens @@ quote_literal(lexeme)::tsquery)
    FROM unnest(%s::text[]) AS lexeme
"""

_kept: tuple[float, Frequencies] | None = None


def frequencies(lexemes: Iterable[str]) -> Frequencies:
    """How common these lexemes are; a young index that PostgreSQL has not counted yet is counted exactly."""
    global _kept
    if _kept is not None and time.monotonic() - _kept[0] < KEPT_SECONDS:
        return _kept[1]
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN)
        total, names, parts = cursor.fetchone()
        if names is None:
            return _counted(lexemes)
    rarest = min(parts[: len(names)]) / 2
    found = Frequencies(max(int(total), 1), dict(zip(names, parts, strict=False)), rarest)
    _kept = (time.monotonic(), found)
    return found


def forget() -> None:
    """Ask PostgreSQL again at the next query."""
    global _kept
    _kept = None


def _counted(lexemes: Iterable[str]) -> Frequencies:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_searchentry")
        total = max(cursor.fetchone()[0], 1)
        cursor.execute(_COUNTED, [list(lexemes)])
        return Frequencies(total, {lexeme: count / total for lexeme, count in cursor.fetchall() if count}, 0.5 / total)
