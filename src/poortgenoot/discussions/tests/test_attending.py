"""How long somebody was there, and how a list says it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.discussions.attending import Stay, hours, minutes_of, with_prefix

BEGAN = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)


def at(minute: int | None) -> datetime | None:
    return None if minute is None else BEGAN + timedelta(minutes=minute)


@pytest.mark.parametrize(
    ("taken", "left", "seen", "told"),
    [
        (-20, None, 58, 58),
        (10, None, 58, 48),
        (0, 30, 30, 30),
        (0, None, 90, 60),
        (0, None, None, 0),
        (None, None, None, 0),
        (70, None, 75, 0),
    ],
)
def test_minutes_run_from_sitting_down_to_the_last_sign_of_life(
    taken: int | None, left: int | None, seen: int | None, told: int
) -> None:
    assert minutes_of(Stay(at(taken), at(left), at(seen)), BEGAN, BEGAN + timedelta(minutes=60), most=120) == told


@given(*(st.none() | st.integers(-500, 500) for _n in range(3)), st.integers(0, 300))
def test_never_below_nothing_and_never_above_the_meeting(
    taken: int | None, left: int | None, seen: int | None, most: int
) -> None:
    found = minutes_of(Stay(at(taken), at(left), at(seen)), BEGAN, BEGAN + timedelta(minutes=400), most)
    assert 0 <= found <= most


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "0"), (14, "0"), (15, "0,25"), (100, "1,5"), (120, "2"), (119, "1,75")]
)
def test_hours_are_quarters_rounded_down(minutes: int, told: str) -> None:
    assert hours(minutes) == told


def test_a_number_gets_its_prefix_once() -> None:
    assert with_prefix("BIG", "39901234567") == "BIG-39901234567"
    assert with_prefix("SRA", "NIP-00123456") == "NIP-00123456"
    assert with_prefix("OTHER", "123") == "123"
    assert with_prefix("BIG", "") == ""
