"""Who is found and how many, in columns: no database needed."""

from __future__ import annotations

import numpy as np
import pytest

from poortgenoot.members.roster.columns import Columns, Line
from poortgenoot.members.roster.filters import Eyes, Found, Reach, Wanted, find
from poortgenoot.members.roster.names import Names

EVERYONE = ("everyone",) * 5
LINES = [
    Line(1, True, "Ada", ("BA",), started=2025, hosts=(1,), places=(0,), brought=(7, 8), days=(1, 2), shown=EVERYONE),
    Line(
        2, True, "Bas", ("BA", "VA"), started=2000, hosts=(1, 2), places=(1,), brought=(7,), days=(2,), shown=EVERYONE
    ),
    Line(3, True, "Cas", ("JC",), started=2001, hosts=(2,), brought=(8,), sought=(7,), slots=("ma-ochtend",)),
    Line(4, False, "Weg", ("BA",), hosts=(1,), brought=(7,), shown=EVERYONE),
    Line(5, True, "Dik", ("JC",), hosts=(3,), brought=(7,), days=(1,), shown=("nobody",) * 5),
]
"""Cas shows fields to the members of host 2 only, Dik to nobody."""


@pytest.fixture
def columns() -> Columns:
    made = Columns()
    made.put(range(len(LINES)), LINES)
    return made


def look(columns: Columns, wanted: Wanted, member: int = 99, *hosts: int) -> Found:
    return find(columns, wanted, Eyes(member, frozenset(hosts), 2026, np.array([10.0, 70.0])))


def ids(columns: Columns, wanted: Wanted, member: int = 99, *hosts: int) -> list[int]:
    return [int(pk) for pk in columns.ids[look(columns, wanted, member, *hosts).mask]]


def test_who_left_is_found_by_nobody(columns: Columns) -> None:
    assert ids(columns, Wanted()) == [1, 2, 3, 5]


def test_who_may_find_only_their_own_hosts_counts_nobody_else(columns: Columns) -> None:
    eyes = Eyes(5, frozenset({2}), 2026, np.array([10.0, 70.0]), Reach.OWN_HOSTS)
    found = find(columns, Wanted(), eyes)
    assert [int(pk) for pk in columns.ids[found.mask]] == [2, 3, 5]
    assert found.counts["professions"]["BA"] == 1
    assert found.counts["hosts"] == {1: 1, 2: 2, 3: 1}


def test_within_a_group_any_choice_is_enough_and_between_groups_all_must_hold(columns: Columns) -> None:
    assert ids(columns, Wanted(professions=frozenset({"VA", "JC"}))) == [2, 3, 5]
    assert ids(columns, Wanted(professions=frozenset({"BA"}), days=frozenset({1}))) == [1]


def test_a_field_for_hosts_only_is_found_by_who_shares_a_host(columns: Columns) -> None:
    seeks = Wanted(themes=frozenset({7}), seeks=True)
    assert ids(columns, seeks, 99, 1) == []
    assert ids(columns, seeks, 99, 2) == [3]


def test_a_hidden_field_is_found_by_its_owner_alone(columns: Columns) -> None:
    brings = Wanted(themes=frozenset({7}))
    assert ids(columns, brings, 99, 3) == [1, 2]
    assert ids(columns, brings, 5, 3) == [1, 2, 5]


def test_a_hidden_field_is_in_no_count(columns: Columns) -> None:
    counts = look(columns, Wanted(), 99, 3).counts
    assert counts["themes"] == {7: 2, 8: 1}
    assert counts["days"][1] == 1
    assert counts["slots"]["ma-ochtend"] == 0
    assert look(columns, Wanted(), 99, 2).counts["slots"]["ma-ochtend"] == 1


def test_the_count_beside_a_choice_is_what_making_it_gives(columns: Columns) -> None:
    wanted = Wanted(professions=frozenset({"BA"}), themes=frozenset({7}), within=60)
    counts = look(columns, wanted).counts
    for profession in ("BA", "VA", "JC"):
        made = Wanted(professions=frozenset({profession}), themes=frozenset({7}), within=60)
        assert counts["professions"][profession] == len(ids(columns, made))
    for reach in (30, 60, 90):
        made = Wanted(professions=frozenset({"BA"}), themes=frozenset({7}), within=reach)
        assert counts["within"][reach] == len(ids(columns, made))


def test_fresh_eyes_experience_and_deep_knowledge(columns: Columns) -> None:
    assert ids(columns, Wanted(experience="fris")) == [1]
    assert ids(columns, Wanted(experience="ervaren")) == [2, 3]
    assert ids(columns, Wanted(experience="diep")) == [2]
    assert ids(columns, Wanted(experience="diep", themes=frozenset({8})), 99, 2) == [3]


def test_a_hidden_work_place_has_no_travel_time(columns: Columns) -> None:
    assert ids(columns, Wanted(within=90)) == [1, 2]
    assert ids(columns, Wanted(within=30)) == [1]


def test_a_line_with_more_themes_than_there_was_room_for_fits(columns: Columns) -> None:
    columns.put([0], [Line(1, True, "Ada", brought=range(20), shown=EVERYONE)])
    assert ids(columns, Wanted(themes=frozenset({19}))) == [1]
    assert ids(columns, Wanted(themes=frozenset({7}))) == [1, 2]


def test_names_stand_without_their_accents_and_are_found_by_the_beginning_of_a_word() -> None:
    names = Names()
    names.put([0, 1, 2], ["Zoë de Wit", "Édith Aal", "Fatma van den Berg"])
    assert list(names.order) == [1, 2, 0]
    assert list(np.flatnonzero(names.matching("zoe wi"))) == [0]
    assert list(np.flatnonzero(names.matching("erg"))) == []
    names.put([1, 3], ["Wout Aal", "Bo"])
    assert list(names.order) == [3, 2, 1, 0]
    assert list(np.flatnonzero(names.matching("edith"))) == []
