"""How long a question may wait, counted in working time.

Working time is 8.00 to 18.00 in Europe/Amsterdam, Monday to Friday, on days that are no holiday. Holidays
are the public ones of the `holidays` package (New Year's Day, Easter Monday, King's Day, Ascension Day,
Whit Monday, both Christmas days, and 5 May in lustrum years only: 2025, 2030, …) with one exception of
ours: Good Friday is a working day, as it is for most Dutch employers. The Algemene termijnenwet counts
differently (5 May every year); it governs statutory terms, not a colleague's promise.

Every moment that goes in is aware, in any zone; every moment that comes out is aware, in Europe/Amsterdam.
A naive datetime raises ValueError. The clock changes on Sunday nights, so a working day is always ten
real hours.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import accumulate

import holidays

from poortgenoot.core import spoken
from poortgenoot.core.amsterdam import AMSTERDAM

OPENS, CLOSES = time(8), time(18)
HOURS_A_DAY = CLOSES.hour - OPENS.hour
_HOUR = 3_600_000_000
_DAY = HOURS_A_DAY * _HOUR
"""Working time is counted in microseconds."""
_GOOD_FRIDAY = "Goede vrijdag"


class Term(StrEnum):
    """How soon the asker needs a first answer."""

    TODAY = "today"
    WEEK = "week"
    CALM = "calm"

    @property
    def hours(self) -> int:
        """Working hours: four, two working days, five working days."""
        return _HOURS[self]


_HOURS = {Term.TODAY: 4, Term.WEEK: 2 * HOURS_A_DAY, Term.CALM: 5 * HOURS_A_DAY}


@cache
def working_days(year: int) -> tuple[date, ...]:
    """The Dutch working days of a year, in order."""
    free = {
        day for day, name in holidays.country_holidays("NL", years=year, language="nl").items() if name != _GOOD_FRIDAY
    }
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return tuple(day for day in days if day.year == year and day.weekday() < 5 and day not in free)


def is_working_day(day: date) -> bool:
    """Whether people work on this day."""
    begun, place = _calendar(day.year), day.timetuple().tm_yday
    return begun[place] > begun[place - 1]


def is_working_time(moment: datetime) -> bool:
    """Whether the moment lies in working time, both ends of the day included."""
    local = _local(moment)
    return is_working_day(local.date()) and OPENS <= local.time() <= CLOSES


def add_working(start: datetime, hours: float) -> datetime:
    """The moment at which `hours` (not negative) of working time have passed since `start`.

    It always lies in working time. What ends with the day ends at 18.00, not at 8.00 the next morning;
    no hours at all give the first working moment at or after `start`.
    """
    if hours < 0:
        raise ValueError("working time only runs forward")
    year, worked = _place(start)
    more = round(hours * _HOUR)
    whole, rest = divmod(worked + more, _DAY)
    if not rest and more:
        whole, rest = whole - 1, _DAY
    while whole >= len(working_days(year)):
        whole -= len(working_days(year))
        year += 1
    return datetime.combine(working_days(year)[whole], OPENS, AMSTERDAM) + timedelta(microseconds=rest)


def working_time(hours: int) -> str:
    """Working hours as people say them: "4 werkuren", and "3 werkdagen" for 28."""
    return spoken.working_time(hours, HOURS_A_DAY)


def working_hours_between(start: datetime, end: datetime) -> float:
    """Working hours from `start` to `end`; negative when `end` comes first."""
    (first, before), (last, after) = _place(start), _place(end)
    if last < first:
        return -working_hours_between(end, start)
    days = sum(len(working_days(year)) for year in range(first, last))
    return (days * _DAY + after - before) / _HOUR


def deadline(start: datetime, term: Term) -> datetime:
    """When the term that began at `start` runs out."""
    return add_working(start, term.hours)


def part_of_term(start: datetime, term: Term, fraction: float) -> datetime:
    """The moment at which this fraction (0 to 1) of the term has passed."""
    return add_working(start, term.hours * fraction)


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(AMSTERDAM)


@cache
def _calendar(year: int) -> tuple[int, ...]:
    """How many working days have begun by the end of each day of the year; nought stands before the first."""
    days = set(working_days(year))
    first = date(year, 1, 1)
    return tuple(accumulate((first + timedelta(days=n) in days for n in range(366)), initial=0))


def _place(moment: datetime) -> tuple[int, int]:
    """The local year, and the working time that has passed in it."""
    local = _local(moment)
    year = local.year
    begun = _calendar(year)
    day = local.toordinal() - date(year, 1, 1).toordinal()
    if begun[day] == begun[day + 1]:
        return year, begun[day] * _DAY
    clock = ((local.hour - OPENS.hour) * 60 + local.minute) * 60 + local.second
    passed = min(max(clock * 1_000_000 + local.microsecond, 0), _DAY)
    return year, begun[day] * _DAY + passed
