"""A method is data, and data that cannot work is refused with the reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from poortgenoot.discussions.method import Shows, StepKind
from poortgenoot.discussions.method_faults import faults
from poortgenoot.discussions.method_reading import Unreadable, plain, read


def step(kind: str, **changes: Any) -> dict[str, Any]:
    base = {"key": kind, "kind": kind, "title": "Een stap", "instructions": "Doe dit.", "minutes": 5, "days": 1}
    return base | changes


def script(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"key": "eigen", "title": "Eigen werkvorm", "summary": "Kort.", "suits": "Altijd.", "step": list(steps)}


WORKS = script(step("open"), step("weigh"), step("reveal", reveals="weigh"), step("decide"), step("evaluate"))


def codes(data: dict[str, Any]) -> set[str]:
    return {fault.code for fault in faults(read(data))}


def changed(place: int, **changes: Any) -> dict[str, Any]:
    steps = [dict(s) for s in WORKS["step"]]
    steps[place] |= changes
    return script(*steps)


def test_a_script_that_works_has_no_fault() -> None:
    assert codes(WORKS) == set()
    assert read(WORKS).minutes == 25


def test_it_comes_back_from_the_database_as_it_went_in() -> None:
    method = read(changed(1, shows=["case", "factors"], cards="each", nameless=True))
    assert read(json.loads(json.dumps(plain(method)))) == method
    assert method.steps[1].shows == (Shows.CASE, Shows.FACTORS)


def test_one_word_needs_no_list() -> None:
    assert read(changed(1, shows="case")).steps[1].shows == (Shows.CASE,)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("kind", "roddelen", "unknown_kind"),
        ("active", "de baas", "unknown_active"),
        ("cards", "veel", "unknown_cards"),
        ("shows", ["alles"], "unknown_shows"),
        ("shows", "alles", "unknown_shows"),
        ("minutes", "tien", "no_number"),
        ("minutes", True, "no_number"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(name: str, value: object, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(changed(1, **{name: value}))
    fault = refused.value.faults[0]
    assert (fault.code, fault.step) == (code, 2)
    assert fault.about in {str(value), "alles", name}


def test_something_else_than_steps_is_refused() -> None:
    with pytest.raises(Unreadable):
        read({"title": "Leeg", "step": "geen lijst"})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (script(), "no_steps"),
        (script(step("open"), step("reveal")), "reveal_without_weighing"),
        (changed(2, reveals="open"), "reveal_without_weighing"),
        (changed(1, minutes=0), "no_time"),
        (changed(1, days=0), "no_time"),
        (changed(1, minutes=100_000), "no_time"),
        (changed(1, active="facilitator"), "nobody_active"),
        (changed(1, instructions=" "), "no_instructions"),
        (changed(1, title=""), "step_without_title"),
        (changed(1, key="open"), "key_twice"),
        (changed(1, shows=["weighings"]), "shows_what_is_sealed"),
        (changed(3, again="decide"), "again_without_weighing"),
        (changed(3, meeting=4), "meeting_out_of_order"),
        (changed(1, meeting=2), "meeting_out_of_order"),
        (script(step("weigh"), step("reveal")), "opens_elsewhere"),
        (script(step("open"), *(step("turns", key=f"r{n}") for n in range(20))), "too_many_steps"),
        (WORKS | {"title": ""}, "no_title"),
    ],
)
def test_a_script_that_cannot_work_says_why(data: dict[str, Any], code: str) -> None:
    assert code in codes(data)


def test_a_reveal_opens_what_it_names_or_the_latest() -> None:
    method = read(script(step("open"), step("weigh"), step("judge"), step("reveal")))
    assert method.sealed_before(3) == method.step_called("judge")
    named = read(script(step("open"), step("weigh"), step("judge"), step("reveal", reveals="weigh")))
    assert named.sealed_before(3).kind is StepKind.WEIGH  # type: ignore[union-attr]
