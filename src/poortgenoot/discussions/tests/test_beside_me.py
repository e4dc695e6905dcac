"""What who weighed along reads first: where they stand furthest from another profession."""

from __future__ import annotations

from poortgenoot.discussions import words
from poortgenoot.discussions.beside_me import furthest
from poortgenoot.discussions.picture import Voice
from poortgenoot.discussions.sayings import Scale


def mine(weight: int | None, direction: int | None) -> Voice:
    return Voice("BA", weight, direction, is_mine=True)


TITLES = {"slaap": "Slapen op de vrije dagen", "rooster": "Zij staat al in het rooster"}


def test_the_factor_and_the_profession_furthest_from_me_are_named() -> None:
    close = [mine(3, 0), Voice("VA", 2, 0), Voice("JC", 3, 1)]
    far = [mine(4, -2), Voice("VA", 4, -1), Voice("JC", 3, 2)]
    found = furthest({"slaap": close, "rooster": far})
    assert found
    assert (found.key, found.scale, found.professions) == ("rooster", Scale.DIRECTION, ("JC",))
    said = words.beside(found, TITLES)
    assert said == (
        "Bij “Zij staat al in het rooster” sta jij het verst af van de jobcoach: "
        "jij zegt “hindert sterk”, de jobcoach zegt “helpt sterk”."
    )


def test_two_professions_as_far_from_me_are_named_together() -> None:
    found = furthest({"slaap": [mine(0, 0), Voice("VA", 4, 0), Voice("JC", 4, 0)]})
    assert found
    assert words.beside(found, TITLES).endswith(
        "van de jobcoach en de verzekeringsarts: jij zegt “telt niet mee”, zij zeggen “weegt heel zwaar”."
    )


def test_colleagues_of_my_own_profession_are_not_the_others() -> None:
    assert furthest({"slaap": [mine(0, 0), Voice("BA", 4, 2)]}) is None


def test_who_could_judge_nothing_reads_nothing_about_themselves() -> None:
    assert furthest({"slaap": [mine(None, None), Voice("VA", 4, 2)]}) is None


def test_one_step_is_close() -> None:
    found = furthest({"slaap": [mine(3, 1), Voice("VA", 4, 1), Voice("JC", 3, 2)]})
    assert found
    assert "dicht bij de anderen" in words.beside(found, TITLES)
