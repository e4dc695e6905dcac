"""What ships works, is whole, and gives nobody away."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from poortgenoot import guard, members
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import shipped
from poortgenoot.discussions.divergence import DIRECTIONS, WEIGHTS
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.method import StepKind
from poortgenoot.discussions.method_faults import faults
from poortgenoot.members.professions import Profession

CASES = shipped.prepared_cases()
THEMES = {row["slug"] for row in json.loads((Path(members.__file__).parent / "themes.json").read_text())}


@pytest.mark.parametrize("method", shipped.methods().values(), ids=lambda m: m.key)
def test_a_method_works_and_opens_with_the_employee(method: shipped.Method) -> None:
    assert faults(method) == []
    assert method.steps[0].kind is StepKind.OPEN
    assert "wishes" in method.steps[0].shows
    assert [step.kind for step in method.steps[-2:]] == [StepKind.REFLECT, StepKind.EVALUATE]


def test_the_four_methods_have_the_length_they_promise() -> None:
    found = shipped.methods()
    assert set(found) == {"snel-wegen", "vijf-stappen", "incident", "bob"}
    assert found["snel-wegen"].minutes == 25
    assert found["bob"].meetings == 3


@pytest.mark.parametrize("method", shipped.methods().values(), ids=lambda m: m.key)
def test_a_tip_speaks_of_a_card_only_where_one_lies_and_never_of_drawing_it(method: shipped.Method) -> None:
    """The house draws it when the step begins: there is no button for it at the table."""
    tips = [step for step in method.steps if "kaart" in f"{step.lead} {step.instructions}"]
    assert tips
    assert all(step.cards for step in tips)
    assert not any("trek" in step.lead.lower() for step in tips)


def test_every_theme_has_a_set_over_several_groups() -> None:
    for theme in THEMES:
        found = shipped.suggested([theme], longest=8)
        assert len(found) == 8
        assert len({f.group for f in found}) >= 4
        assert found[0].key == shipped.FIRST


def test_factors_and_cards_are_spread_over_their_groups() -> None:
    assert set(Counter(f.group for f in shipped.factors()).values()) == {8}
    cards = Counter(card.group for card in shipped.cards())
    assert sum(cards.values()) == 48
    assert set(cards) == {group.value for group in FactorGroup} | {"telling"}
    assert len({card.key for card in shipped.cards()}) == 48


def test_twelve_cases_of_twelve_themes() -> None:
    assert len({case["theme"] for case in CASES} & THEMES) == 12


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["slug"])
def test_a_case_is_whole(case: dict[str, object]) -> None:
    factors, verdicts, marks = case["factor"], case["verdict"], case["marks"]
    assert isinstance(factors, list)
    assert isinstance(verdicts, list)
    assert isinstance(marks, dict)
    assert (len(factors), len(verdicts)) == (6, 4)
    assert len({factor["group"] for factor in factors}) >= 5
    assert len(str(case["title"])) <= LIMITS.title_length
    assert set(case["views"]) == set(Profession) - {"AN"}  # type: ignore[call-overload]
    for mark in marks.values():
        assert all(weight in WEIGHTS and direction in DIRECTIONS for weight, direction in mark["factors"])
        assert mark["verdict"] in {verdict["key"] for verdict in verdicts}


def test_nothing_that_ships_gives_anybody_away() -> None:
    texts = [value for case in CASES for value in case.values() if isinstance(value, str)]
    texts += [view for case in CASES for view in case["views"].values()]
    texts += [text for card in shipped.cards() for text in (card.text, card.turn)]
    texts += [text for factor in shipped.factors() for text in (factor.title, factor.hint)]
    assert [text for text in texts if guard.check(text)] == []
