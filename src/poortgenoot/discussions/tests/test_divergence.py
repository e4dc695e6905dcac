"""How far professions stand apart, by a published measure."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.discussions.divergence import DIRECTIONS, WEIGHTS, agreement, divergence, spread

by_profession = st.dictionaries(
    st.sampled_from(["BA", "VA", "JC", "WN", "HR"]),
    st.lists(st.sampled_from(WEIGHTS), min_size=1, max_size=9),
    min_size=2,
)
counts = st.lists(st.integers(0, 30), min_size=3, max_size=7).filter(any)


@pytest.mark.parametrize(
    ("frequencies", "expected"),
    [
        ([5, 0, 0, 0, 0], 1),
        ([1, 1, 1, 1, 1], 0),
        ([4, 0, 0, 0, 4], -1),
        ([1, 1, 1, 1, 0], 0.25),
        ([0, 3, 3, 0, 0], 0.75),
    ],
)
def test_the_measure_has_its_ends_where_the_paper_has_them(frequencies: list[int], expected: float) -> None:
    assert agreement(frequencies) == Fraction(expected)


def test_it_gives_the_figure_of_the_worked_example() -> None:
    """Seven categories, as in the manual of the R package `agrmt`."""
    assert float(agreement([30, 40, 210, 130, 530, 50, 10])) == pytest.approx(0.6113333)


@given(counts)
def test_it_stays_between_its_ends_and_reads_the_same_backwards(frequencies: list[int]) -> None:
    assert -1 <= agreement(frequencies) <= 1
    assert agreement(frequencies) == agreement(frequencies[::-1])


@given(counts, st.integers(2, 9))
def test_how_many_people_there_are_says_nothing(frequencies: list[int], times: int) -> None:
    assert agreement([f * times for f in frequencies]) == agreement(frequencies)


@pytest.mark.parametrize("wrong", [[], [1, 2], [0, 0, 0], [1, -1, 2]])
def test_what_is_no_scale_is_refused(wrong: list[int]) -> None:
    with pytest.raises(ValueError, match="categories"):
        agreement(wrong)


def test_a_profession_weighs_the_same_however_many_speak_for_it() -> None:
    few = divergence({"BA": [0], "VA": [4], "JC": [4]}, WEIGHTS)
    many = divergence({"BA": [0] * 9, "VA": [4], "JC": [4]}, WEIGHTS)
    assert few.between == many.between
    assert many.voices == 11


@given(by_profession, st.data())
def test_however_many_speak_for_one_profession_the_professions_stand_as_far_apart(
    ratings: dict[str, list[int]], data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(sorted(ratings)))
    louder = ratings | {code: ratings[code] * data.draw(st.integers(2, 9))}
    few, many = divergence(ratings, WEIGHTS).between, divergence(louder, WEIGHTS).between
    assert few in {many, None}


@given(by_profession)
def test_it_is_the_same_from_either_end_of_the_scale_and_whoever_is_called_what(ratings: dict[str, list[int]]) -> None:
    found = divergence(ratings, WEIGHTS)
    assert divergence({code: [4 - v for v in values] for code, values in ratings.items()}, WEIGHTS) == found
    turned = dict(zip(ratings, reversed(ratings.values()), strict=True))
    assert divergence(turned, WEIGHTS).between == found.between


@given(st.sampled_from(WEIGHTS), st.lists(st.integers(1, 9), min_size=2, max_size=6).filter(lambda many: sum(many) > 2))
def test_professions_with_the_same_middle_do_not_differ(value: int, many: list[int]) -> None:
    assert divergence({str(n): [value] * voices for n, voices in enumerate(many)}, WEIGHTS).between == 0


def test_professions_that_are_divided_in_the_same_way_do_not_differ() -> None:
    found = divergence({"BA": [0, 4], "VA": [0, 4], "JC": [4, 0]}, WEIGHTS)
    assert (found.between, found.within) == (0.0, 1.0)


def test_a_middle_between_two_values_gives_half_a_vote_to_either() -> None:
    halfway = divergence({"BA": [1, 2], "VA": [2]}, WEIGHTS).between
    assert halfway == (1 - agreement([0, 1, 3, 0, 0])) / 2
    assert divergence({"BA": [1, 2], "VA": [1, 2]}, WEIGHTS).between == 0.125


def test_two_camps_at_the_ends_are_as_far_apart_as_can_be() -> None:
    found = divergence({"BA": [-2, -2], "VA": [2, 2]}, DIRECTIONS)
    assert (found.between, found.within) == (1.0, 0.0)


def test_a_profession_divided_in_itself_shows_within() -> None:
    found = divergence({"BA": [0, 4], "VA": [0, 4]}, WEIGHTS)
    assert found.within == 1.0


@pytest.mark.parametrize("ratings", [{}, {"BA": [1, 2, 3]}, {"BA": [1], "VA": [4]}, {"BA": [1, 1, 1], "VA": []}])
def test_too_few_voices_give_no_figure(ratings: dict[str, list[int]]) -> None:
    assert divergence(ratings, WEIGHTS).between is None


def test_one_voice_a_profession_says_nothing_about_within() -> None:
    assert divergence({"BA": [1], "VA": [4], "JC": [2]}, WEIGHTS).within is None


def test_a_value_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        divergence({"BA": [5], "VA": [1], "JC": [1]}, WEIGHTS)


def test_the_middle_and_its_half() -> None:
    assert spread([]) is None
    found = spread([0, 1, 3, 4])
    assert found is not None
    assert (found.low, found.median, found.high) == (0.5, 2.0, 3.5)
