from __future__ import annotations

import pytest

from poortgenoot.core.numbers import COUNT, KEY, SMALL, number_in


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), (str(KEY), KEY)])
def test_plain_digits_are_a_number(text: str, number: int) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    "text", ["", " 7", "7 ", "-1", "+1", "1_000", "1.0", "²", "٣", "७", "7\n", "zeven", "9" * 5000]
)
def test_anything_else_is_none(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize("most", [KEY, COUNT, SMALL, 99_999])
def test_what_is_too_high_for_its_column_is_none(most: int) -> None:
    assert number_in(str(most), most=most) == most
    assert number_in(str(most + 1), most=most) is None
