"""What breaks on one thing keeps no other waiting, and is not swallowed."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from structlog.testing import capture_logs

from poortgenoot.core.one_by_one import one_by_one

done: list[int] = []


def break_on_two(number: int) -> int:
    if number == 2:
        raise ValueError("Johanna de Vries")
    done.append(number)
    return 1


def round_over(*heaps: list[int]) -> list[int]:
    with one_by_one("a round") as each:
        return [each(heap, break_on_two) for heap in heaps]


def test_the_others_are_done_and_the_round_fails() -> None:
    done.clear()
    with capture_logs() as logged, pytest.raises(ExceptionGroup) as failed:
        round_over([1, 2, 3], [2, 4])
    assert done == [1, 3, 4]
    assert len(failed.value.exceptions) == 2
    assert [(line["round"], line["number"]) for line in logged] == [("a round", 2), ("a round", 2)]


def test_a_database_that_is_away_ends_the_round() -> None:
    def away(_number: int) -> int:
        raise OperationalError

    with capture_logs() as logged, pytest.raises(OperationalError), one_by_one("a round") as each:
        each([1, 2], away)
    assert logged == []


def test_a_round_in_which_nothing_broke_gives_what_it_did() -> None:
    assert round_over([1, 3], [4]) == [2, 1]
