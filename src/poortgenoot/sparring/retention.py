"""How long a question stays. Pure: moments in, moments out, aware."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime

FEWEST_MONTHS = 2
"""Of silence: a month in which the asker knows, after a month of it."""


def quiet_months(wished: int) -> int:
    """After how many months of silence a question is closed: as wished, with room for the month of notice."""
    return max(FEWEST_MONTHS, wished)


def months_before(moment: datetime, months: int) -> datetime:
    """The same clock time on the same day of the month, `months` earlier; the last day where that day is missing."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
