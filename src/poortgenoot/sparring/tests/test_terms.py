from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.core.amsterdam import AMSTERDAM
from poortgenoot.sparring.terms import (
    Term,
    add_working,
    deadline,
    is_working_day,
    is_working_time,
    part_of_term,
    working_hours_between,
)

terms = st.sampled_from(Term)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("asked", "term", "answered_by"),
    [
        ("2026-11-23 09:00", Term.TODAY, "2026-11-23 13:00"),
        ("2026-11-23 16:00", Term.TODAY, "2026-11-24 10:00"),
        ("2026-11-23 14:00", Term.TODAY, "2026-11-23 18:00"),
        ("2026-11-23 11:00", Term.WEEK, "2026-11-25 11:00"),
        ("2026-11-20 16:30", Term.WEEK, "2026-11-24 16:30"),
        ("2026-11-21 12:00", Term.WEEK, "2026-11-24 18:00"),
        ("2026-11-23 11:00", Term.CALM, "2026-11-30 11:00"),
        ("2026-12-24 12:00", Term.WEEK, "2026-12-29 12:00"),
        ("2026-12-31 17:00", Term.TODAY, "2027-01-04 11:00"),
    ],
)
def test_a_term_runs_in_working_time_only(asked, term, answered_by):
    assert deadline(at(asked), term) == at(answered_by)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 5, 5), False),
        (date(2026, 5, 5), True),
        (date(2026, 4, 3), True),
        (date(2026, 4, 6), False),
        (date(2025, 4, 26), False),
        (date(2026, 4, 27), False),
        (date(2026, 5, 14), False),
        (date(2026, 12, 25), False),
        (date(2026, 11, 21), False),
        (date(2027, 1, 1), False),
    ],
)
def test_holidays_are_free_but_good_friday_and_most_fifths_of_may_are_worked(day, worked):
    assert is_working_day(day) is worked


@pytest.mark.parametrize("friday", ["2026-03-27 14:00", "2026-10-23 14:00"])
def test_a_term_over_the_night_the_clock_changes_keeps_its_hour_on_the_wall(friday):
    ends = deadline(at(friday), Term.WEEK)
    assert (ends.weekday(), ends.hour) == (1, 14)
    assert working_hours_between(at(friday), ends) == 20


def test_a_question_of_the_night_starts_counting_in_the_morning():
    assert deadline(at("2026-11-23 03:00"), Term.TODAY) == at("2026-11-23 12:00")
    assert add_working(at("2026-11-23 22:00"), 0) == at("2026-11-24 08:00")


def test_a_third_of_this_week_is_most_of_a_working_day():
    assert part_of_term(at("2026-11-23 08:00"), Term.WEEK, 0.3) == at("2026-11-23 14:00")
    assert part_of_term(at("2026-11-23 08:00"), Term.WEEK, 1) == at("2026-11-24 18:00")


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        deadline(datetime(2026, 11, 23, 9), Term.TODAY)  # noqa: DTZ001


def test_working_time_does_not_run_back():
    with pytest.raises(ValueError, match="forward"):
        add_working(at("2026-11-23 09:00"), -1)


@given(moments, terms)
def test_every_deadline_falls_in_working_time_and_is_the_term_away(start, term):
    ends = deadline(start, term)
    assert is_working_time(ends)
    assert ends > start
    assert working_hours_between(start, ends) == pytest.approx(term.hours)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=30)), terms)
def test_who_asks_later_never_gets_an_earlier_deadline(start, later, term):
    assert deadline(start, term) <= deadline(start + later, term)


@given(moments, moments)
def test_working_hours_between_two_moments_turn_their_sign_with_them(a, b):
    assert working_hours_between(a, b) == -working_hours_between(b, a)


@given(moments, st.floats(0, 200), st.floats(0, 200))
def test_working_hours_add_up(start, some, more):
    apart = add_working(add_working(start, some), more)
    at_once = add_working(start, some + more)
    assert abs(working_hours_between(apart, at_once)) < 1e-6
