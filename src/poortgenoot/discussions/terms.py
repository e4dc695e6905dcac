"""Terms of a slow discussion, in Dutch working days. Pure: no Django."""

from __future__ import annotations

from datetime import datetime

from poortgenoot.sparring.terms import HOURS_A_DAY, add_working, working_hours_between


def working_days_after(at: datetime, days: int) -> datetime:
    """The moment `days` working days after `at` (aware), in Europe/Amsterdam: Dutch holidays and weekends left out."""
    return add_working(at, days * HOURS_A_DAY)


def working_time_between(at: datetime, ends: datetime) -> tuple[int, int]:
    """Whole working days and the hours that are left of them, rounded; nothing when `ends` comes first."""
    return divmod(max(0, round(working_hours_between(at, ends))), HOURS_A_DAY)
