"""One seat with two pages open: what only one of them shows is not undone by the other."""

from __future__ import annotations

import pytest
from tests.cast import Cast, client_of

from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.tests.table import Table, seal_all, stand, weigh_all
from poortgenoot.discussions.tests.test_room import HX, at


def kept(seat: Seat, step: str = "wegen") -> Contents:
    return weighing_of(seat, step)[0]


@pytest.fixture
def weighed(table: Table) -> Table:
    stand(table, "wegen")
    weigh_all(table.doctor)
    return table


def taps(table: Table, **more: str) -> dict[str, str]:
    """What a page sends of which nobody touched a text."""
    keys = table.discussion.factors.values_list("key", flat=True)
    scales = {f"{name}:{key}": "1" for key in keys for name in ("zwaarte", "richting")}
    return {"stap": "wegen", **scales, **more}


@pytest.mark.parametrize("verzegel", [{}, {"verzegel": "ja"}], ids=["saves", "seals"])
def test_a_text_that_a_page_leaves_out_stays(weighed: Table, cast: Cast, verzegel: dict[str, str]) -> None:
    first, *_rest = kept(weighed.doctor).factors
    form = taps(weighed, **{f"anders:{first}": "Als het werk verandert."}, **verzegel)
    assert client_of(cast.doctor).post(at(weighed, "weeg/"), form, headers=HX).status_code == 200
    given = kept(weighed.doctor).factors
    assert given[first] == Weighed(1, 1, reason="Dat telt hier.", would_change="Als het werk verandert.")
    assert {one.reason for one in given.values()} == {"Dat telt hier."}


def test_a_text_that_was_taken_away_is_gone(weighed: Table, cast: Cast) -> None:
    first, *_rest = kept(weighed.doctor).factors
    client_of(cast.doctor).post(at(weighed, "weeg/"), taps(weighed, **{f"reden:{first}": ""}), headers=HX)
    assert kept(weighed.doctor).factors[first].reason == ""


def test_what_a_page_left_out_still_stands_in_the_form_that_comes_back(weighed: Table, cast: Cast) -> None:
    first, *rest = kept(weighed.doctor).factors
    form = taps(weighed, verzegel="ja", **{f"reden:{key}": "" for key in rest})
    answer = client_of(cast.doctor).post(at(weighed, "weeg/"), form, headers=HX)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count("Dat telt hier.") == 1
    assert "data-sent-back" in page
    assert kept(weighed.doctor).factors[first].reason == "Dat telt hier."


def test_half_an_advice_leaves_the_other_half(table: Table, cast: Cast) -> None:
    stand(table, "oordeel")
    actions.judge(table.doctor, "oordeel", "Eerst taken.", "Dat geeft rust.")
    form = {"stap": "oordeel", "oordeel": "Eerst uren.", "verzegel": "ja"}
    assert client_of(cast.doctor).post(at(table, "oordeel/"), form, headers=HX).status_code == 200
    assert kept(table.doctor, "oordeel") == Contents(verdict="Eerst uren.", reason="Dat geeft rust.")


def test_who_weighs_again_and_changes_one_factor_keeps_the_others(table: Table) -> None:
    stand(table, "wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    stand(table, "opnieuw")
    before = kept(table.doctor).factors
    first, *_rest = before
    actions.weigh(table.doctor, "opnieuw", {first: Weighed(4, -2)}, {f"{first}:reason"})
    again = kept(table.doctor, "opnieuw").factors
    assert again == {**before, first: Weighed(4, -2, reason=before[first].reason)}
    assert kept(table.doctor).factors == before


def test_a_page_that_is_behind_is_told_so_and_who_stood_up_is_refused(weighed: Table, cast: Cast) -> None:
    """Sealed elsewhere: nothing is wrong, the page only shows what was."""
    actions.seal(weighed.doctor, "wegen")
    before, form = kept(weighed.doctor), taps(weighed, stil="1")
    assert client_of(cast.doctor).post(at(weighed, "weeg/"), form).status_code == 205
    actions.leave(weighed.doctor)
    assert client_of(cast.doctor).post(at(weighed, "weeg/"), form).status_code == 403
    assert kept(weighed.doctor) == before
