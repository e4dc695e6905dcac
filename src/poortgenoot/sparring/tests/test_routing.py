from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.core.amsterdam import AMSTERDAM
from poortgenoot.sparring.rings import Rings, first_ring, next_ring, ring_times
from poortgenoot.sparring.routing import Candidate, Need, rank
from poortgenoot.sparring.terms import Term, working_hours_between
from poortgenoot.sparring.weights import Weights

NOW = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
BURN_OUT, CANCER = 1, 2
NEED = Need(
    question=7,
    asker=1,
    profession="BA",
    term=Term.WEEK,
    now=NOW,
    themes=frozenset({BURN_OUT, CANCER}),
    hosts=frozenset({10}),
    regions=frozenset({"Utrecht"}),
)
DOCTOR = Candidate(2, frozenset({"BA"}))
WEIGHTS, RINGS = Weights(), Rings()

keys = st.frozensets(st.integers(1, 4), max_size=3)
candidates = st.builds(
    Candidate,
    member=st.integers(1, 10_000),
    verified=st.frozensets(st.sampled_from(["BA", "VA", "AD"])),
    paused=st.booleans(),
    cap=st.integers(0, 3),
    invited_this_week=st.integers(0, 3),
    brings=keys,
    helped=st.dictionaries(st.integers(1, 4), st.integers(1, 9), max_size=3),
    hosts=keys,
    answered_asker=st.booleans(),
    last_invited=st.none() | st.integers(0, 60).map(lambda days: NOW - timedelta(days=days)),
    invited=st.integers(0, 20),
    answered=st.integers(0, 20),
    median_hours=st.none() | st.floats(0, 100),
    years=st.none() | st.integers(0, 40),
    on_duty=st.booleans(),
    work_days=st.frozensets(st.integers(1, 7)),
)
crowds = st.lists(candidates, max_size=40, unique_by=lambda c: c.member)


def members(ranked):
    return [r.candidate.member for r in ranked]


def best(*crowd, need=NEED):
    return rank(need, crowd, WEIGHTS)[0].candidate.member


def asked_in_rings(crowd):
    asked = []
    for number in (1, 2, 3):
        asked += members(next_ring(NEED, crowd, RINGS, WEIGHTS, number=number, invited=asked))
    return asked


def test_nobody_unverified_paused_full_or_of_another_profession_is_asked():
    refused = (
        replace(DOCTOR, verified=frozenset()),
        replace(DOCTOR, verified=frozenset({"VA"})),
        replace(DOCTOR, paused=True),
        replace(DOCTOR, invited_this_week=2),
        replace(DOCTOR, cap=0),
    )
    assert rank(NEED, refused, WEIGHTS) == []
    assert members(rank(NEED, [DOCTOR], WEIGHTS)) == [2]


def test_nobody_is_asked_their_own_question():
    assert rank(replace(NEED, asker=2), [DOCTOR], WEIGHTS) == []


def test_who_brings_the_theme_goes_before_who_does_not():
    assert best(DOCTOR, Candidate(3, DOCTOR.verified, brings=frozenset({BURN_OUT}))) == 3


def test_answers_that_helped_on_the_theme_count():
    assert best(DOCTOR, Candidate(3, DOCTOR.verified, helped={CANCER: 2})) == 3
    assert best(Candidate(3, DOCTOR.verified, helped={99: 9}), replace(DOCTOR, helped={CANCER: 1})) == 2


def test_somebody_close_to_the_question_goes_before_a_stranger():
    for closeness in ({"hosts": NEED.hosts}, {"regions": NEED.regions}, {"answered_asker": True}):
        assert best(DOCTOR, Candidate(3, DOCTOR.verified, **closeness)) == 3


def test_who_rested_goes_before_who_was_asked_yesterday():
    yesterday = replace(DOCTOR, last_invited=NOW - timedelta(days=1))
    assert best(yesterday, Candidate(3, DOCTOR.verified, last_invited=NOW - timedelta(days=20))) == 3


def test_who_answers_often_and_fast_goes_first_but_one_missed_mail_is_no_verdict():
    known = replace(DOCTOR, member=3, invited=8, answered=7, median_hours=5.0)
    missed_one = replace(DOCTOR, member=4, invited=1)
    never = replace(DOCTOR, member=5, invited=8)
    assert members(rank(NEED, [never, missed_one, DOCTOR, known], WEIGHTS)) == [3, 2, 4, 5]
    scores = {r.candidate.member: r.score for r in rank(NEED, [never, missed_one, DOCTOR], WEIGHTS)}
    assert scores[2] - scores[4] < (scores[2] - scores[5]) / 2


def test_who_answers_fast_goes_first_and_two_hours_are_fast_for_any_term():
    fast = replace(DOCTOR, member=3, invited=9, answered=9, median_hours=2.0)
    slow = replace(fast, member=4, median_hours=60.0)
    for term in Term:
        assert members(rank(replace(NEED, term=term), [slow, fast], WEIGHTS)) == [3, 4]


def test_who_does_not_work_before_the_deadline_comes_later():
    off = replace(DOCTOR, member=3, work_days=frozenset({4, 5}))
    there = replace(DOCTOR, member=4, work_days=frozenset({1, 2, 3}))
    assert members(rank(NEED, [off, there], WEIGHTS)) == [4, 3]


def test_what_somebody_got_is_not_known_here():
    fields = set(Candidate.__dataclass_fields__)
    assert not fields & {"asked", "got", "received", "debt", "questions"}


def test_equal_candidates_take_turns_by_question():
    pair = (DOCTOR, replace(DOCTOR, member=3))
    firsts = {best(*pair, need=replace(NEED, question=n)) for n in range(20)}
    assert firsts == {2, 3}


@given(crowds, st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_ranking(crowd, chance):
    shuffled = list(crowd)
    chance.shuffle(shuffled)
    assert rank(NEED, shuffled, WEIGHTS) == rank(NEED, crowd, WEIGHTS)


@given(crowds)
def test_no_ring_ever_asks_the_asker_or_anybody_above_their_cap_or_twice(crowd):
    asked = asked_in_rings(crowd)
    allowed = {c.member for c in crowd if c.invited_this_week < c.cap and not c.paused and "BA" in c.verified}
    assert set(asked) <= allowed - {NEED.asker}
    assert len(asked) == len(set(asked))


@given(crowds)
def test_the_first_ring_has_whoever_is_on_duty_and_at_most_two_more_for_this_week(crowd):
    ring = first_ring(NEED, crowd, RINGS, WEIGHTS)
    on_duty = [c for c in crowd if c.on_duty and c.member in members(rank(NEED, crowd, WEIGHTS))]
    chosen = [r for r in ring if r.candidate.on_duty]
    assert len(chosen) == min(RINGS.on_duty, len(on_duty))
    assert len(ring) - len(chosen) <= RINGS.size(NEED.term, 1)


@given(crowds)
def test_fresh_eyes_are_in_the_first_ring_whenever_there_are_any(crowd):
    available = {r.candidate.member for r in rank(NEED, crowd, WEIGHTS) if r.candidate.has_fresh_eyes}
    free = [c for c in crowd if c.member in available and not c.on_duty]
    ring = first_ring(NEED, crowd, RINGS, WEIGHTS)
    if free:
        assert any(r.candidate.has_fresh_eyes for r in ring)


@given(crowds)
def test_the_best_by_score_is_in_the_first_ring_beside_fresh_eyes(crowd):
    others = [r for r in rank(NEED, crowd, WEIGHTS) if not r.candidate.on_duty]
    if others:
        assert others[0].candidate in [r.candidate for r in first_ring(NEED, crowd, RINGS, WEIGHTS)]


@given(crowds)
def test_the_rings_in_the_end_reach_as_many_as_they_may(crowd):
    free = [r for r in rank(NEED, crowd, WEIGHTS) if not r.candidate.on_duty]
    asked = asked_in_rings(crowd)
    by_score = [r for r in free if r.candidate.member in asked]
    assert len(by_score) == min(len(free), sum(RINGS.size(NEED.term, number) for number in (1, 2, 3)))


QUARTERS = Rings(at=dict.fromkeys(Term, (0, 1 / 4, 1 / 2, 3 / 4)))


def test_a_ring_widens_at_its_part_of_the_term_which_ends_with_the_moderators():
    schedule = ring_times(NOW, Term.TODAY, QUARTERS)
    assert [m.strftime("%H:%M") for m in schedule.rings] == ["09:00", "10:00", "11:00", "12:00"]
    assert schedule.moderators.strftime("%H:%M") == "13:00"


def test_with_no_hurry_a_ring_widens_after_each_third_of_the_term():
    schedule = ring_times(NOW, Term.CALM, RINGS)
    hours = [round(working_hours_between(NOW, moment), 1) for moment in schedule.rings]
    assert hours == [0, 16.7, 33.3]


def test_the_schedule_says_which_ring_is_due():
    schedule = ring_times(NOW, Term.TODAY, QUARTERS)
    hours = [schedule.due(NOW + timedelta(hours=h)) for h in (-1, 0, 0.5, 1, 2.5, 9)]
    assert hours == [0, 1, 1, 2, 3, 4]


def test_every_term_has_as_many_sizes_as_moments_and_the_last_is_before_the_end():
    for term in Term:
        assert len(RINGS.at[term]) == len(RINGS.by_score[term])
        assert RINGS.at[term][0] == 0
        assert list(RINGS.at[term]) == sorted(set(RINGS.at[term]))
        assert RINGS.at[term][-1] < 1


def test_later_rings_are_by_score_alone():
    crowd = [replace(DOCTOR, member=n, brings=NEED.themes, years=20) for n in range(2, 6)]
    fresh = replace(DOCTOR, member=9, years=1)
    assert 9 in members(next_ring(NEED, [*crowd, fresh], RINGS, WEIGHTS, number=1, invited=()))
    assert 9 not in members(next_ring(NEED, [*crowd, fresh], RINGS, WEIGHTS, number=2, invited=()))


def test_a_shortlist_of_four_hundred_is_ranked_within_five_milliseconds():
    from time import process_time

    crowd = [replace(DOCTOR, member=n, brings=frozenset({n % 5}), last_invited=NOW) for n in range(2, 402)]
    spent = []
    for _ in range(20):
        begin = process_time()
        first_ring(NEED, crowd, RINGS, WEIGHTS)
        spent.append(process_time() - begin)
    assert min(spent) < 0.005
