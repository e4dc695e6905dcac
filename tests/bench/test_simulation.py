"""The simulated community keeps to the rules it is there to measure."""

from __future__ import annotations

import pytest
from bench.simulated.bound import bound
from bench.simulated.community import Nature, settle
from bench.simulated.measures import is_in_time
from bench.simulated.routers import everybody, knows_habits
from bench.simulated.setting import Setting
from bench.simulated.year import Year, by_routing

SMALL = Setting(on_duty=1, questions_a_week=2)


@pytest.fixture(scope="module")
def community():
    return settle(Nature(), members=200)


@pytest.mark.parametrize("router", [by_routing, knows_habits, everybody])
def test_no_router_beats_the_bound_or_goes_above_a_cap(community, router):
    year = Year(community, SMALL, router).run()
    served = bound(year)
    reached = {n for n, ask in enumerate(year.asks) if is_in_time(ask)}
    assert len(reached) <= len(served)
    assert 0 < len(served) <= len(year.asks)
    assert year.above_cap == 0


def test_the_same_community_lives_the_same_year_twice(community):
    first, second = (Year(community, SMALL).run() for _ in range(2))
    assert [a.answered_after for a in first.asks] == [a.answered_after for a in second.asks]


def test_nobody_is_asked_their_own_question_or_twice(community):
    sent = [(i.ask.question, i.person.member, i.ask.asker.member) for i in Year(community, SMALL).run().sent]
    assert all(member != asker for _, member, asker in sent)
    assert len(set(sent)) == len(sent)


def test_under_a_quarter_of_the_members_ever_answers():
    people = settle(Nature()).people
    assert len(people) == 1000
    assert 0.2 < sum(p.keen > 0 for p in people) / len(people) < 0.25


def test_today_is_asked_only_when_somebody_is_on_duty(community):
    assert not [a for a in Year(community, Setting(on_duty=0, questions_a_week=2)).asks if a.term == "today"]
