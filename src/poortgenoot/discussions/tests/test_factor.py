"""Of which factors a reason is asked: the two heaviest, chosen by who weighs where more are as heavy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.discussions.factor import Contents, Weighed, lacking, to_explain


def weighed(**weights: int) -> dict[str, Weighed]:
    return {key: Weighed(weight, 0) for key, weight in weights.items()}


def said(contents: dict[str, Weighed], *keys: str) -> Contents:
    """With a reason, and what would change it, at these factors."""
    return Contents(
        contents | {k: Weighed(contents[k].weight, 0, False, "Dat telt hier.", "Als het rustiger wordt.") for k in keys}
    )


def asked(contents: Contents) -> set[str]:
    return to_explain(contents, set(contents.factors))


def is_whole(contents: Contents) -> bool:
    return not lacking(contents, set(contents.factors), is_judgement=False)


@pytest.mark.parametrize("chosen", ["ab", "ac", "cd"])
def test_any_two_of_those_that_weigh_as_much_are_enough(chosen: str) -> None:
    tied = weighed(a=3, b=3, c=3, d=3, e=1)
    assert asked(Contents(tied)) == set("abcd")
    assert not is_whole(said(tied, chosen[0]))
    assert is_whole(said(tied, *chosen))
    assert asked(said(tied, *chosen)) == set(chosen), "the others are not asked any more"


def test_the_heaviest_is_not_left_out_for_two_that_weigh_less() -> None:
    weights = weighed(a=4, b=3, c=3, d=1)
    assert not is_whole(said(weights, "b", "c"))
    assert is_whole(said(weights, "a", "c"))
    assert not is_whole(said(weights, "a", "d"))


def test_half_a_reason_is_none() -> None:
    half = weighed(a=3, b=3) | {"a": Weighed(3, 0, False, "Dat telt hier.")}
    assert asked(Contents(half)) == {"a", "b"}
    assert not is_whole(said(half, "b"))


def test_what_does_not_count_or_cannot_be_judged_asks_nothing() -> None:
    assert is_whole(Contents(weighed(a=0, b=0) | {"c": Weighed(cannot_judge=True)}))
    assert is_whole(said(weighed(a=0, b=2), "b"))


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4), min_size=1), st.data())
def test_two_reasons_are_always_enough_and_never_less(weights: dict[str, int], data: st.DataObject) -> None:
    contents = weighed(**weights)
    heavy = sorted((k for k in weights if weights[k]), key=lambda k: -weights[k])[:2]
    assert is_whole(said(contents, *heavy))
    if heavy:
        assert not is_whole(said(contents, *heavy[:-1]))
