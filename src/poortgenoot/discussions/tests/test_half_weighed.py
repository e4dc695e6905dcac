"""What a page says of half a factor: words before a weight, or one scale of the two."""

from __future__ import annotations

from tests.cast import Cast, client_of

from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.tests.table import Table, stand
from poortgenoot.discussions.tests.test_room import HX, at


def kept(table: Table) -> Contents:
    return weighing_of(table.doctor, "wegen")[0]


def first_of(table: Table) -> str:
    stand(table, "wegen")
    return str(table.discussion.factors.values_list("key", flat=True)[0])


def test_a_reason_that_was_written_before_the_weight_is_kept(table: Table, cast: Cast) -> None:
    first = first_of(table)
    form = {"stap": "wegen", "stil": "1", f"reden:{first}": "Dat geeft rust."}
    assert client_of(cast.doctor).post(at(table, "weeg/"), form).status_code == 204
    assert kept(table).factors == {first: Weighed(reason="Dat geeft rust.")}


def test_who_seals_too_early_finds_a_reason_without_a_weight_again(table: Table, cast: Cast) -> None:
    first = first_of(table)
    form = {"stap": "wegen", "verzegel": "ja", f"reden:{first}": "Dat geeft rust."}
    answer = client_of(cast.doctor).post(at(table, "weeg/"), form, headers=HX)
    assert answer.status_code == 422
    assert "Dat geeft rust." in answer.text


def test_words_alone_leave_what_another_page_weighed(table: Table, cast: Cast) -> None:
    first = first_of(table)
    actions.weigh(table.doctor, "wegen", {first: Weighed(3, -1)})
    form = {"stap": "wegen", "stil": "1", f"reden:{first}": "Dat geeft rust."}
    client_of(cast.doctor).post(at(table, "weeg/"), form)
    assert kept(table).factors[first] == Weighed(3, -1, reason="Dat geeft rust.")


def test_one_scale_leaves_the_other(table: Table, cast: Cast) -> None:
    first = first_of(table)
    actions.weigh(table.doctor, "wegen", {first: Weighed(3, -1, reason="Dat geeft rust.")})
    form = {"stap": "wegen", "stil": "1", f"zwaarte:{first}": "4"}
    client_of(cast.doctor).post(at(table, "weeg/"), form)
    assert kept(table).factors[first] == Weighed(4, -1, reason="Dat geeft rust.")
