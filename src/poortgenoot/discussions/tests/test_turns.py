"""No profession always opens or closes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.discussions.turns import draw

tables = st.dictionaries(st.integers(1, 99), st.sampled_from(["AD", "BA", "JC", "VA", "WN"]), min_size=1, max_size=25)


@given(tables, st.text())
def test_everybody_speaks_once_and_the_lot_can_be_repeated(seats: dict[int, str], seed: str) -> None:
    order = draw(seats, [], seed)
    assert sorted(order) == sorted(seats)
    assert order == draw(dict(reversed(seats.items())), [], seed)


@given(tables, st.integers(0, 1_000))
def test_over_a_session_the_openings_and_closings_are_shared(seats: dict[int, str], start: int) -> None:
    before: list[list[str]] = []
    for number in range(12):
        order = draw(seats, before, f"{start}-{number}")
        before.append([seats[seat] for seat in order])
    professions = set(seats.values())
    for place in (0, -1):
        times = Counter(order[place] for order in before)
        most, least = max(times.values()), min(times[code] for code in professions)
        assert most - least <= 2 or len(professions) == 1


@given(tables)
def test_the_first_and_the_last_are_of_different_professions(seats: dict[int, str]) -> None:
    order = draw(seats, [], "lot")
    if len(set(seats.values())) > 1:
        assert seats[order[0]] != seats[order[-1]]


def test_another_seed_is_another_lot() -> None:
    seats = dict(enumerate(["AD", "BA", "JC", "VA", "WN"] * 3))
    assert draw(seats, [], "een") != draw(seats, [], "twee")
