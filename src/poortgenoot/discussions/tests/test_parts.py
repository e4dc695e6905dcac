"""Which of its own parts an open page must show anew, and which of them several seats see alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from tests.cast import Cast

from poortgenoot import discussions
from poortgenoot.discussions import actions, parts
from poortgenoot.discussions.parts import Drawn, changed
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.progress import Progress, progress_at
from poortgenoot.discussions.queries.table import Table as SeenByAll
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.discussions.tests.table import STEP, Table, seal_all, stand, weigh_all

SEEN = {"scene": "2:0:0", "turns": "1w2w", "said": "0:0", "lead": "7:1", "factors": "1.2", "version": "9"}


@pytest.mark.parametrize(
    ("scene", "parts"),
    [
        ("scene", ["mijn", "leiding", "beurt", "vragen", "factoren"]),
        ("turns", ["beurt"]),
        ("said", ["vragen"]),
        ("lead", ["leiding"]),
        ("factors", ["factoren"]),
        ("version", []),
    ],
)
def test_only_what_hangs_on_it_comes_anew(scene: str, parts: list[str]) -> None:
    assert changed(SEEN, SEEN | {scene: "other"}, leads=False) == parts


def test_who_leads_follows_every_version() -> None:
    assert changed(SEEN, SEEN | {"version": "10"}, leads=True) == ["leiding"]


def test_nothing_comes_anew_when_nothing_changed() -> None:
    assert changed(SEEN, dict(SEEN), leads=True) == []


EACH_TIME = re.compile(r'name="key" value="[^"]*"')
"""What differs in every rendering: the key that keeps a text from being kept twice."""


def without_keys(seen: dict[str, str]) -> dict[str, str]:
    return {name: EACH_TIME.sub("", html) for name, html in seen.items()}


def beside(table: Table, drawn: Drawn | None = None) -> list[dict[str, str]]:
    """All parts of the bringer, the doctor and the insurance doctor, from one picture of the table."""
    seen, shared = table_of(table.discussion.pk), {} if drawn is None else drawn
    return [parts.own(seen, seat.pk, list(parts.PARTS), shared) for seat in table.seats]


def alone(table: Table) -> list[dict[str, str]]:
    seen = table_of(table.discussion.pk)
    return [parts.own(seen, seat.pk, list(parts.PARTS), {}) for seat in table.seats]


@pytest.mark.parametrize("step", [name for name in STEP if name not in {"openen", "ook-openen"}])
def test_a_part_from_beside_others_is_what_it_is_alone(table: Table, step: str) -> None:
    stand(table, step)
    plain = [
        [{n: EACH_TIME.sub("", html) for n, html in seat.items()} for seat in way(table)] for way in (beside, alone)
    ]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("step", STEP)
def test_a_part_that_tells_of_nobody_else_is_the_same_without_them(table: Table, step: str) -> None:
    stand(table, step)
    if STEP[step] >= STEP["wegen"]:
        weigh_all(table.doctor)
    for seat in table.seats:
        found = table.again().seats.get(pk=seat.pk)
        pictures = progress_at(found.discussion), table_of(found.discussion_id)
        for part in parts.FOR_ALIKE:
            without, beside_all = (render_to_string(parts.PARTS[part], parts.context(found, at)) for at in pictures)
            assert EACH_TIME.sub("", without) == EACH_TIME.sub("", beside_all)


def test_who_begins_to_weigh_gets_one_rendering(table: Table) -> None:
    stand(table, "wegen")
    _bringer, doctor, insurance_doctor = beside(table)
    assert "weegformulier" in doctor["mijn"]
    assert doctor["mijn"] is insurance_doctor["mijn"]


def test_what_was_weighed_is_in_no_rendering_that_others_get(table: Table) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor, weight=4)
    drawn: Drawn = {}
    _bringer, doctor, insurance_doctor = beside(table, drawn)
    assert "Dat telt hier." in doctor["mijn"]
    assert "Dat telt hier." not in insurance_doctor["mijn"]
    assert not any("Dat telt hier." in html or " checked" in html for html in drawn.values())


def test_what_was_sealed_is_in_no_rendering_at_all(table: Table) -> None:
    stand(table, "wegen")
    seal_all(table)
    drawn: Drawn = {}
    _bringer, doctor, insurance_doctor = beside(table, drawn)
    assert "verzegeld" in doctor["mijn"]
    assert doctor["mijn"] is insurance_doctor["mijn"]
    assert not any("Dat telt hier." in html or " checked" in html for html in drawn.values())


def test_what_was_opened_is_rendered_once_for_all(table: Table) -> None:
    stand(table, "wegen")
    seal_all(table)
    actions.go_to(table.again(), STEP["openen"], by=table.bringer, expects=STEP["wegen"])
    actions.reveal(table.again(), by=table.bringer)
    _bringer, doctor, insurance_doctor = beside(table)
    assert "Dat telt hier." in doctor["mijn"]
    assert doctor["mijn"] is insurance_doctor["mijn"]


def test_in_what_was_opened_a_seat_is_called_as_at_the_table(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    seal_all(table)
    actions.go_to(table.again(), STEP["openen"], by=table.bringer, expects=STEP["wegen"])
    actions.reveal(table.again(), by=table.bringer)
    assert called(table) == {"JC", "BA", "VA"}
    second = actions.take(table.discussion, "JC", by=cast.coach)
    assert called(table) == {"JC 1", "BA", "VA"}
    actions.leave(second)
    assert called(table) == {"JC 1", "BA", "VA"}


def called(table: Table) -> set[str]:
    """By what names the reasons of what was opened stand there."""
    (opened,) = opened_at(table_of(table.discussion.pk))
    return {reason.name for laid in opened.factors for reason in laid.reasons}


OF_PEOPLE = set(dir(SeenByAll)) - set(dir(Progress))


def test_a_part_that_is_alike_never_names_a_seat_nor_who_sits_there() -> None:
    """Its template gets none of them, and would show nothing; this is for who edits one."""
    for part in parts.FOR_ALIKE:
        for name, html in with_its_parts(parts.PARTS[part]).items():
            if not name.endswith("_write.html"):
                tags = tags_of(html)
                assert not re.search(r"(?<![\w.])(seat|turn|request|member|user|write_key)\b(?!=)", tags), name
                assert not set(re.findall(r"(?<![\w.])table\.(\w+)", tags)) & OF_PEOPLE, name


def tags_of(html: str) -> str:
    """What is looked up in a template, without texts between quotes."""
    return re.sub(r'"[^"]*"', "", " ".join(re.findall(r"{[{%](.*?)[%}]}", html)))


def with_its_parts(name: str) -> dict[str, str]:
    folder = Path(discussions.__file__).parent / "templates"
    html = (folder / name).read_text()
    found = {name: html}
    html = html.replace("{% opening ", '{% include "discussions/table/_opening.html" with ')
    for inner in re.findall(r'include "(discussions/[^"]+)"', html):
        if inner not in found:
            found |= with_its_parts(inner)
    return found
