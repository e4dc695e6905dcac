"""Where the marks stand after a reveal, and what can be said of it."""

from __future__ import annotations

import time
from itertools import product

import pytest

from poortgenoot.discussions import words
from poortgenoot.discussions.divergence import Spread, spread
from poortgenoot.discussions.picture import HEIGHT, WIDTH, Picture, Voice, by_divergence, of_everyone, of_professions
from poortgenoot.discussions.sayings import Agrees, Differs, Noticed, Scale, sayings

NINE = ("AD", "AN", "BA", "CM", "HR", "JC", "RP", "VA", "WN")


def weighed(*cells: tuple[str, int, int]) -> list[Voice]:
    return [Voice(*cell) for cell in cells]


def places(picture: Picture) -> dict[str, tuple[int, int]]:
    return {pin.profession: (pin.weight, pin.direction) for pin in picture.pins}


def test_what_helps_stands_right_and_what_weighs_stands_high() -> None:
    heavy, light = of_everyone(weighed(("BA", 4, 2), ("JC", 0, -2))).pins
    if heavy.profession != "BA":
        heavy, light = light, heavy
    assert heavy.x > light.x
    assert heavy.y < light.y


@pytest.mark.parametrize("many", [1, 2, 3, 5, 7, 9])
def test_pins_in_one_cell_stand_beside_each_other_and_inside_the_field(many: int) -> None:
    picture = of_everyone(weighed(*[(code, 4, 2) for code in NINE[:many]]))
    assert len(picture.pins) == many
    for pin in picture.pins:
        assert 0 <= pin.x <= WIDTH - picture.size
        assert 0 <= pin.y <= HEIGHT - picture.size
    for one, other in product(picture.pins, picture.pins):
        if one is not other:
            assert max(abs(one.x - other.x), abs(one.y - other.y)) >= picture.size - 0.2


def test_colleagues_in_one_cell_share_a_pin_that_counts_them() -> None:
    picture = of_everyone(weighed(("BA", 2, 0), ("BA", 2, 0), ("BA", 3, 0)))
    assert sorted(pin.count for pin in picture.pins) == [1, 2]


def test_a_profession_stands_at_its_median_and_my_own_mark_beside_it() -> None:
    picture = of_professions([Voice("BA", 0, -2), Voice("BA", 4, 2), Voice("BA", 3, 1, is_mine=True)])
    assert [(p.weight, p.direction, p.is_mine, p.count) for p in picture.pins] == [(3, 1, False, 3), (3, 1, True, 1)]


def test_the_only_one_of_a_profession_has_one_pin_that_is_mine() -> None:
    picture = of_professions([Voice("BA", 3, 1, is_mine=True), Voice("VA", 2, 0)])
    assert sorted((p.profession, p.is_mine) for p in picture.pins) == [("BA", True), ("VA", False)]


def test_who_cannot_judge_has_no_pin_and_is_counted_in_the_table() -> None:
    picture = of_professions([Voice("BA", None, None), Voice("VA", 2, 0)])
    assert places(picture) == {"VA": (2, 0)}
    assert [(line.profession, line.voices, line.cannot) for line in picture.lines] == [("BA", 1, 1), ("VA", 1, 0)]


def test_the_spread_is_told_for_a_profession_with_more_voices() -> None:
    (line,) = of_professions(weighed(("BA", 1, 0), ("BA", 2, 0), ("BA", 4, 0))).lines
    assert line.weight == Spread(2, 1, 4)


def test_the_factor_on_which_professions_stand_furthest_apart_comes_first() -> None:
    together = of_professions(weighed(("BA", 3, 1), ("VA", 3, 1), ("JC", 3, 1)))
    apart = of_professions(weighed(("BA", 3, -2), ("VA", 3, -2), ("JC", 3, 2)))
    too_few = of_professions(weighed(("BA", 3, -2)))
    assert [key for key, _p in by_divergence([("x", too_few), ("y", together), ("z", apart)])] == ["z", "y", "x"]


def test_professions_that_differ_come_before_professions_that_are_divided_in_themselves() -> None:
    divided = of_everyone(weighed(*[(code, weight, 0) for code in ("BA", "VA", "JC") for weight in (0, 4)]))
    differing = of_everyone(weighed(("BA", 1, 0), ("BA", 1, 0), ("VA", 3, 0), ("VA", 3, 0), ("JC", 3, 0)))
    alike = of_everyone(weighed(*[(code, 2, 0) for code in ("BA", "VA", "JC") for _voice in range(2)]))
    ordered = by_divergence([("alike", alike), ("divided", divided), ("differing", differing), ("too", alike)])
    assert [key for key, _p in ordered] == ["differing", "divided", "alike", "too"]


def said(**factors: list[Voice]):
    return sayings(factors, {key: of_professions(voices) for key, voices in factors.items()})


def test_it_says_where_professions_differ_and_which_way() -> None:
    found = said(
        rust=weighed(("BA", 3, -2), ("VA", 3, -1), ("JC", 3, 2)), wens=weighed(("BA", 3, 1), ("VA", 3, 1), ("JC", 3, 1))
    )
    assert found.differs == Differs("rust", Scale.DIRECTION, ("BA", "VA"), ("JC",))
    assert found.agrees == Agrees("wens", 3, 1)
    titles = {"rust": "Rust", "wens": "Haar wens"}
    assert words.differs(found.differs, titles) == (
        "Over “Rust” verschillen de beroepsgroepen het meest: voor de bedrijfsarts en de verzekeringsarts hindert het, "
        "voor de jobcoach helpt het."
    )
    assert (
        words.agrees(found.agrees, titles)
        == "Over “Haar wens” zijn de beroepsgroepen het eens: het weegt zwaar en het helpt."
    )


def test_it_says_what_only_one_profession_noticed() -> None:
    found = said(kosten=weighed(("BA", 1, 0), ("VA", 0, 0), ("WN", 4, -1)))
    assert found.noticed == Noticed("kosten", "WN")
    assert (
        words.noticed(found.noticed, {"kosten": "Reiskosten"}) == "“Reiskosten” weegt alleen voor de werknemer zwaar."
    )


def test_who_are_divided_in_themselves_are_not_said_to_agree() -> None:
    assert said(rust=weighed(*[(code, weight, 1) for code in ("BA", "VA", "JC") for weight in (0, 4)])).agrees is None


def test_nothing_is_said_of_two_professions() -> None:
    found = said(rust=weighed(("BA", 4, -2), ("BA", 4, -2), ("JC", 0, 2)))
    assert (found.differs, found.agrees, found.noticed) == (None, None, None)


def test_fifty_people_and_eight_factors_take_under_thirty_milliseconds() -> None:
    factors = {
        f"f{n}": [Voice(NINE[i % 9], (i * 7 + n) % 5, (i * 3 + n) % 5 - 2, is_mine=i == 0) for i in range(50)]
        for n in range(8)
    }
    took = []
    for _try in range(5):
        begin = time.process_time()
        sayings(factors, by_hand := {key: of_everyone(voices) for key, voices in factors.items()})
        by_divergence(by_hand.items())
        took.append(time.process_time() - begin)
    assert min(took) < 0.030


@pytest.mark.parametrize("value", words.DIRECTIONS)
def test_a_spread_of_one_is_said_as_that_one_value(value: int) -> None:
    assert words.ranged(spread([value]), words.DIRECTIONS) == words.direction(value)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([-2, -1, -1, -1], "hindert sterk tot hindert wat"),
        ([-1, 0, 1, 1], "hindert wat tot helpt wat"),
        ([-1, -1, 0, 1], "hindert wat tot helpt wat"),
        ([1, 1, 1, 2], "helpt wat tot helpt sterk"),
    ],
)
def test_a_spread_is_said_alike_on_both_sides_of_the_middle(values: list[int], said: str) -> None:
    assert words.ranged(spread(values), words.DIRECTIONS) == said
