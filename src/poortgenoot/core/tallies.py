"""Counting against a limit, in the database, so that every process counts along."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.db import connection

from poortgenoot.core import clock
from poortgenoot.core.access import TooMany
from poortgenoot.core.models import Tally

_ADD_ONE = """
    INSERT INTO core_tally (name, who, period, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (name, who, period) DO UPDATE SET count = core_tally.count + 1
    RETURNING count
"""
_LONGEST = 120
_FORMATS = {"minute": "%Y%m%d%H%M", "hour": "%Y%m%d%H", "day": "%Y%m%d"}


def count(name: str, who: str, *, per: str, limit: int, why: str) -> int:
    """Count one more `name` by `who` in the running period (minute, hour or day, UTC).

    Returns the count; raises `TooMany` with the Dutch sentence `why` once it exceeds `limit`.
    """
    period = clock.now().strftime(_FORMATS[per])
    who = who if len(who) <= _LONGEST else sha256(who.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_ADD_ONE, [name, who, period])
        counted = int(cursor.fetchone()[0])
    if counted > limit:
        raise TooMany(name, why)
    return counted


def forget_old() -> None:
    """Drop the counts of periods before yesterday."""
    yesterday = (clock.now() - timedelta(days=1)).strftime(_FORMATS["day"])
    Tally.objects.filter(period__lt=yesterday).delete()
