"""Times as people say them, and the words beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from poortgenoot.core import spoken

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
"""Monday, nine o'clock in Amsterdam."""


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 9, 13, 0, tzinfo=UTC), "vandaag om 14.00 uur"),
        (datetime(2026, 3, 10, 8, 30, tzinfo=UTC), "morgen om 9.30 uur"),
        (datetime(2026, 3, 8, 8, 5, tzinfo=UTC), "gisteren om 9.05 uur"),
        (datetime(2026, 3, 11, 11, 0, tzinfo=UTC), "overmorgen om 12.00 uur"),
        (datetime(2026, 3, 12, 11, 0, tzinfo=UTC), "donderdag om 12.00 uur"),
        (datetime(2026, 3, 16, 11, 0, tzinfo=UTC), "16 maart"),
        (datetime(2026, 3, 2, 11, 0, tzinfo=UTC), "2 maart"),
        (datetime(2025, 12, 31, 11, 0, tzinfo=UTC), "31 december 2025"),
    ],
)
def test_a_moment_is_said_as_people_say_it(at: datetime, said: str) -> None:
    assert spoken.moment(at, NOW) == said


def test_just_after_midnight_in_amsterdam_is_already_tomorrow() -> None:
    assert spoken.moment(datetime(2026, 3, 9, 23, 15, tzinfo=UTC), NOW) == "morgen om 0.15 uur"


def test_summer_time_is_told_by_the_clock_on_the_wall() -> None:
    assert spoken.clock_time(datetime(2026, 7, 1, 8, 0, tzinfo=UTC)) == "10.00 uur"


def test_the_exact_time_names_the_day_and_the_year() -> None:
    assert spoken.exact(datetime(2026, 3, 12, 8, 30, tzinfo=UTC)) == "donderdag 12 maart 2026, 9.30 uur"


def test_a_day_without_a_clock_is_a_day() -> None:
    assert spoken.day(date(2026, 3, 10), date(2026, 3, 9)) == "morgen"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=40), "nog geen minuut"),
        (timedelta(minutes=1), "1 minuut"),
        (timedelta(hours=-5), "5 uur"),
        (timedelta(days=13), "1 week"),
        (timedelta(days=70), "2 maanden"),
        (timedelta(days=800), "2 jaar"),
    ],
)
def test_a_length_is_told_in_its_largest_unit(length: timedelta, said: str) -> None:
    assert spoken.distance(length) == said


def test_initials_skip_the_small_words_of_a_dutch_name() -> None:
    assert [spoken.initials(n) for n in ("Fatma van den Berg", "Bo", "")] == ["FB", "B", ""]


@pytest.mark.parametrize(
    ("hours", "said"),
    [(1, "1 werkuur"), (8, "8 werkuren"), (9, "1 werkdag"), (11, "2 werkdagen"), (28, "3 werkdagen")],
)
def test_a_long_wait_is_said_in_days(hours: int, said: str) -> None:
    assert spoken.working_time(hours, 10) == said
