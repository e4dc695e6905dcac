"""Counting against a limit, in the database, so that every process counts along."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from poortgenoot.core import clock
from poortgenoot.core.access import TooMany
from poortgenoot.core.models import Tally

_ADD_ONE = """
    INSERT INTO core_tally (name, who, period, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (name, who, period) DO UPDATE SET count = core_tally.count + 1
    RETURNING count
"""
_FORMATS = {"minute": "%Y%m%d%H%M", "hour": "%Y%m%d%H", "day": "%Y%m%d"}


def count(name: str, who: str, *, per: str, limit: int, why: str) -> int:
    """Count one more `name` by `who` in the running period (minute, hour or day, UTC).

    Returns the count; raises `TooMany` with the Dutch sentence `why` once it exceeds `limit`.
    """
    period = clock.now().strftime(_FORMATS[per])
    with connection.cursor() as cursor:
        cursor.execute(_ADD_ONE, [name, kept_as(name, who, period), period])
        counted = int(cursor.fetchone()[0])
    if counted > limit:
        raise TooMany(name, why)
    return counted


def kept_as(name: str, who: str, period: str) -> str:
    """What stands for `who` in the database: an address is read nowhere, nor found again in another count or period.
    Keyed with the secret of the house, which is kept outside it: else whoever has a copy tries every address."""
    return salted_hmac("core.tallies", f"{name}:{period}:{who}", algorithm="sha256").hexdigest()


def forget_old() -> None:
    """Drop the counts of periods before yesterday."""
    yesterday = (clock.now() - timedelta(days=1)).strftime(_FORMATS["day"])
    Tally.objects.filter(period__lt=yesterday).delete()
