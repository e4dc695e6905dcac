"""Search for programs: walking through what was found, best first."""

from __future__ import annotations

import pytest

from poortgenoot.core import clock
from poortgenoot.search import actions, frequencies
from poortgenoot.search.entries import Entry
from poortgenoot.sparring.models import Lesson
from tests.api.calls import Caller
from tests.cast import Cast

SEVERAL = 24


def put(lesson: Lesson) -> None:
    everybody = frozenset({"members"})
    actions.put(Entry("lesson", lesson.pk, lesson.title, lesson.insight, f"/lessen/{lesson.pk}/", everybody, lesson.at))


def make_lesson(cast: Cast, title: str) -> Lesson:
    words = {"case_text": "Iemand wil terug.", "insight": "Begin klein."}
    lesson = Lesson.objects.create(author=cast.asker, profession="JC", at=clock.now(), title=title, **words)
    put(lesson)
    return lesson


@pytest.fixture
def lessons(cast: Cast) -> list[int]:
    """Some found by their title, some equally well."""
    frequencies.forget()
    return [make_lesson(cast, "Zeilen" if number % 2 else "Zeilen en roeien").pk for number in range(SEVERAL)]


def walk(caller: Caller, address: str | None) -> list[int]:
    found: list[int] = []
    for _page in range(20):
        if address is None:
            return found
        answer = caller.get(address).json()
        found += [row["object_id"] for row in answer["found"]]
        address = answer["next"]
    raise AssertionError("the walk does not end")


def test_a_walk_meets_every_result_once(cast: Cast, lessons: list[int]) -> None:
    found = walk(Caller(cast.doctor), "/search?q=zeilen&kind=lesson")
    assert len(found) == SEVERAL
    assert set(found) == set(lessons)


def test_what_is_found_better_in_the_meantime_shifts_nothing(cast: Cast, lessons: list[int]) -> None:
    caller = Caller(cast.doctor)
    first = caller.get("/search?q=zeilen").json()
    make_lesson(cast, "Zeilen, zeilen")
    rest = walk(caller, first["next"])
    assert {row["object_id"] for row in first["found"]} | set(rest) >= set(lessons)
    assert not {row["object_id"] for row in first["found"]} & set(rest)


def test_a_walk_goes_on_when_the_last_result_of_a_page_is_gone(cast: Cast, lessons: list[int]) -> None:
    caller = Caller(cast.doctor)
    first = caller.get("/search?q=roeien").json()
    last = first["found"][-1]["object_id"]
    actions.remove("lesson", last)
    rest = walk(caller, first["next"])
    assert {row["object_id"] for row in first["found"]} | set(rest) == set(lessons) - set(lessons[1::2])
    assert not {row["object_id"] for row in first["found"]} & set(rest)


def test_nothing_tells_how_many_hidden_texts_have_a_word(cast: Cast, lessons: list[int]) -> None:
    caller = Caller(cast.doctor)
    before = caller.get("/search?q=roeien").json()
    for number in range(30):
        words = ("discussion", number, "Roeien", "", "/casus/", frozenset({"member-0"}))
        actions.put(Entry(*words, clock.now()))
    frequencies.forget()
    assert caller.get("/search?q=roeien").json() == before


def test_the_words_stay_on_the_next_page(cast: Cast, lessons: list[int]) -> None:
    answer = Caller(cast.doctor).get("/search?q=zeilen&kind=lesson").json()
    assert answer["next"].startswith("/api/v1/search?q=zeilen&kind=lesson&after=")


@pytest.mark.parametrize("mark", ["gisteren", "nan~1", "inf~1", "20", "~", "20~x", "0~1", "-5~1", "0.5~1"])
def test_a_mark_of_somebodys_own_making_is_refused(mark: str, cast: Cast) -> None:
    assert Caller(cast.doctor).get(f"/search?q=werk&after={mark}").status_code == 422
