"""The drive is an estimate; its promise is kept against the drives that people know."""

from __future__ import annotations

import numpy as np

from poortgenoot.members import places, travel


def _estimate(start: str, end: str) -> float:
    here, there = places.by_label(start), places.by_label(end)
    assert here
    assert there
    table = travel.minutes(here.latitude, here.longitude, np.array([there.latitude]), np.array([there.longitude]))
    return float(table[0])


def test_well_known_drives_are_off_by_at_most_what_the_docstring_says() -> None:
    off = [abs(_estimate(a, b) - minutes) / minutes for a, b, minutes in travel.DRIVES]
    assert max(off) <= 0.145
    assert sum(off) / len(off) <= 0.065


def test_the_same_place_is_no_drive_and_further_is_never_sooner() -> None:
    assert _estimate("Zwolle", "Zwolle") == 0
    line = travel.minutes(52.0, 5.0, np.full(200, 52.0), np.linspace(5.0, 7.0, 200))
    assert (np.diff(line) > 0).all()


def test_going_there_takes_as_long_as_coming_back() -> None:
    assert round(_estimate("Goes", "Rotterdam"), 6) == round(_estimate("Rotterdam", "Goes"), 6)
