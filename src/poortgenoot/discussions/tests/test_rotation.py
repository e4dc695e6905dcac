"""Bringing and leading by turns, whatever the size of the group and of the series."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.discussions.rotation import Peer, Roles, filled

GROUPS = st.integers(2, 14).map(lambda n: [Peer(pk) for pk in range(1, n + 1)])
SERIES = st.integers(1, 60).map(lambda n: [Roles()] * n)


def spread(peers: list[Peer], names: list[int | None]) -> int:
    counted = Counter(names)
    times = [counted[peer.pk] for peer in peers]
    return max(times) - min(times)


@given(GROUPS, SERIES)
def test_nobody_has_a_role_two_times_more_than_another(peers: list[Peer], dates: list[Roles]) -> None:
    found = filled(peers, dates)
    assert spread(peers, [date.bringer for date in found]) <= 1
    assert spread(peers, [date.facilitator for date in found]) <= 1


@given(GROUPS, SERIES)
def test_nobody_brings_and_leads_on_one_date(peers: list[Peer], dates: list[Roles]) -> None:
    assert all(date.bringer != date.facilitator for date in filled(peers, dates))


@given(GROUPS, SERIES, st.data())
def test_what_stands_is_kept(peers: list[Peer], dates: list[Roles], data: st.DataObject) -> None:
    pks = st.sampled_from([peer.pk for peer in peers])
    fixed = [data.draw(st.builds(Roles, st.none() | pks, st.none())) for _date in dates]
    for was, now in zip(fixed, filled(peers, fixed), strict=True):
        assert now.bringer is not None
        assert was.bringer in {None, now.bringer}


@given(GROUPS, SERIES)
def test_planning_twice_changes_nothing(peers: list[Peer], dates: list[Roles]) -> None:
    once = filled(peers, dates)
    assert filled(peers, once) == once


@given(GROUPS, st.integers(1, 40))
def test_planning_one_at_a_time_is_planning_at_once(peers: list[Peer], many: int) -> None:
    dates: list[Roles] = []
    for _n in range(many):
        dates = filled(peers, [*dates, Roles()])
    assert dates == filled(peers, [Roles()] * many)


def test_who_joins_later_does_not_make_up_for_dates_before_their_time() -> None:
    peers = [Peer(1), Peer(2), Peer(3, since=8)]
    found = filled(peers, [Roles()] * 14)
    later = Counter(date.bringer for date in found[8:])
    assert later == {1: 2, 2: 2, 3: 2}


def test_who_left_keeps_the_dates_that_were_and_gets_no_new_ones() -> None:
    before = [Roles(9, 1), Roles(2, 9)]
    found = filled([Peer(1), Peer(2)], [*before, Roles(), Roles()])
    assert found[:2] == before
    assert 9 not in {date.bringer for date in found[2:]} | {date.facilitator for date in found[2:]}


def test_longest_ago_goes_first_among_who_did_it_as_little() -> None:
    found = filled([Peer(1), Peer(2), Peer(3)], [Roles(2), Roles(3), Roles(1), Roles()])
    assert found[-1].bringer == 2


def test_alone_one_does_both_and_an_empty_group_has_nobody() -> None:
    assert filled([Peer(1)], [Roles()]) == [Roles(1, 1)]
    assert filled([], [Roles()]) == [Roles(None, None)]
