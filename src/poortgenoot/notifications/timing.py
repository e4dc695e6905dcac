"""When a mail may leave and when a digest is due. Pure; quiet hours are Amsterdam wall-clock times."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from poortgenoot.core.amsterdam import AMSTERDAM

DIGEST_AT = time(7, 30)
OFFICE_DAYS = frozenset({1, 2, 3, 4, 5})


def leave_at(now: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """The first moment at or after `now` outside the quiet hours; equal bounds mean no quiet hours."""
    local = now.astimezone(AMSTERDAM)
    if not _is_quiet(local.time(), quiet_from, quiet_until):
        return now
    day = local.date() + timedelta(days=1 if local.time() >= quiet_until else 0)
    return datetime.combine(day, quiet_until, AMSTERDAM)


def _is_quiet(at: time, start: time, end: time) -> bool:
    if start == end:
        return False
    if start < end:
        return start <= at < end
    return at >= start or at < end


def daily_digest_due(now: datetime, work_days: Collection[int], sent_on: date | None) -> bool:
    """Whether today's digest is due: past 7.30 on a work day (1 is Monday; none means Monday to Friday)."""
    local = now.astimezone(AMSTERDAM)
    days = frozenset(work_days) or OFFICE_DAYS
    return local.isoweekday() in days and local.time() >= DIGEST_AT and sent_on != local.date()


def weekly_digest_due(now: datetime, work_days: Collection[int], sent_on: date | None) -> bool:
    """Whether this week's digest is due: from the first work day of the week on, once a week."""
    local = now.astimezone(AMSTERDAM)
    monday = local.date() - timedelta(days=local.weekday())
    if sent_on and sent_on >= monday:
        return False
    first = min(frozenset(work_days) or OFFICE_DAYS)
    return (local.isoweekday(), local.time()) >= (first, DIGEST_AT)
