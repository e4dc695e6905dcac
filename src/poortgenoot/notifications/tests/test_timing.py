from __future__ import annotations

from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.core.amsterdam import AMSTERDAM
from poortgenoot.notifications.timing import daily_digest_due, leave_at, weekly_digest_due

EVENING, MORNING = time(20, 0), time(7, 30)
MONDAY, TUESDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 22)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), AMSTERDAM)


def test_a_mail_in_working_hours_leaves_at_once() -> None:
    assert leave_at(at(MONDAY, 11), EVENING, MORNING) == at(MONDAY, 11)


def test_a_mail_in_the_evening_waits_for_the_morning() -> None:
    assert leave_at(at(MONDAY, 22), EVENING, MORNING) == at(TUESDAY, 7, 30)


def test_a_mail_after_midnight_waits_for_the_same_morning() -> None:
    assert leave_at(at(TUESDAY, 3), EVENING, MORNING) == at(TUESDAY, 7, 30)


def test_quiet_hours_within_a_day_end_that_day() -> None:
    assert leave_at(at(MONDAY, 12, 30), time(12), time(13)) == at(MONDAY, 13)


NAIVE_YEAR = datetime(2026, 1, 1), datetime(2027, 1, 1)  # noqa: DTZ001 - hypothesis wants naive bounds


@given(st.datetimes(*NAIVE_YEAR), st.times(), st.times())
def test_a_mail_never_leaves_before_it_is_written(moment: datetime, start: time, end: time) -> None:
    now = moment.replace(tzinfo=AMSTERDAM)
    assert leave_at(now, start.replace(second=0), end.replace(second=0)) >= now


def test_the_daily_digest_comes_on_my_work_days_at_half_past_seven() -> None:
    assert not daily_digest_due(at(MONDAY, 7, 29), [1, 3], None)
    assert daily_digest_due(at(MONDAY, 7, 30), [1, 3], None)
    assert not daily_digest_due(at(TUESDAY, 9), [1, 3], None)


def test_the_daily_digest_comes_once_a_day() -> None:
    assert not daily_digest_due(at(MONDAY, 12), [1], MONDAY)


def test_without_work_days_the_weekend_stays_quiet() -> None:
    assert not daily_digest_due(at(SUNDAY, 9), [], None)


def test_the_weekly_digest_comes_on_the_first_work_day_and_once() -> None:
    assert not weekly_digest_due(at(MONDAY, 9), [2, 4], None)
    assert weekly_digest_due(at(TUESDAY, 9), [2, 4], MONDAY.replace(day=20))
    assert not weekly_digest_due(at(date(2026, 11, 26), 9), [2, 4], TUESDAY)
