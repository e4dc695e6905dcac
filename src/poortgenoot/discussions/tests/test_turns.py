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


def test_at_many_tables_every_profession_has_the_first_and_the_last_word_of_a_first_round_as_often() -> None:
    orders = _at_many_tables([])
    for place in (0, -1):
        times = Counter(order[place] for order in orders)
        assert len(times) == 5
        assert min(times.values()) > 30, "60 on average"


def test_at_many_tables_anybody_may_close_a_second_round_but_who_closed_the_first() -> None:
    orders = _at_many_tables([["BA", "JC", "VA", "WN", "AD"]])
    assert {order[0] for order in orders} == {"AD", "JC", "VA", "WN"}
    assert {order[-1] for order in orders} == {"BA", "JC", "VA", "WN"}


def _at_many_tables(before: list[list[str]]) -> list[list[str]]:
    """The professions in the order of one round, at 300 tables with five of them."""
    seats = dict(enumerate(["AD", "BA", "JC", "VA", "WN"]))
    return [[seats[seat] for seat in draw(seats, before, f"{table}:ronde")] for table in range(300)]
