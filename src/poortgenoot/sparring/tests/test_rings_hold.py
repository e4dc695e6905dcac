"""Whatever the crowd and however many questions: caps hold, reasons are there, and nothing is chance."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from poortgenoot.sparring.reasons import reasons, words
from poortgenoot.sparring.rings import Rings, next_ring
from poortgenoot.sparring.terms import Term
from poortgenoot.sparring.tests.test_routing import NEED, WEIGHTS, crowds

SIZES = st.lists(st.integers(0, 12), min_size=1, max_size=4).map(tuple)
RINGS = st.builds(
    Rings,
    on_duty=st.integers(0, 3),
    by_score=st.fixed_dictionaries(dict.fromkeys(Term, SIZES)),
    fresh_eyes=st.integers(0, 2),
)
NEEDS = st.builds(lambda n, term: replace(NEED, question=n, term=term), st.integers(1, 99), st.sampled_from(Term))
WEEK = st.lists(NEEDS, max_size=8, unique_by=lambda need: need.question)
PATIENT = settings(deadline=None, max_examples=50)
NAMES = {theme: f"thema {theme}" for theme in range(1, 5)}


def ask(crowd, need, rings, number, invited):
    """The ring, and the crowd as it is afterwards."""
    chosen = next_ring(need, crowd, rings, WEIGHTS, number=number, invited=invited)
    asked = {r.candidate.member for r in chosen}
    after = [replace(c, invited_this_week=c.invited_this_week + (c.member in asked)) for c in crowd]
    return chosen, after


def live(crowd, week, rings):
    """A week in which every question goes through three rings and nobody answers."""
    sent = []
    for need in week:
        invited: set[int] = set()
        for number in (1, 2, 3):
            chosen, crowd = ask(crowd, need, rings, number, invited)
            invited |= {r.candidate.member for r in chosen}
            sent += chosen
    return sent, crowd


@PATIENT
@given(crowds, WEEK, RINGS)
def test_a_week_without_answers_brings_nobody_above_their_cap(crowd, week, rings):
    before = {c.member: c for c in crowd}
    _, after = live(crowd, week, rings)
    for c in after:
        assert c.invited_this_week <= max(c.cap, before[c.member].invited_this_week)


@PATIENT
@given(crowds, WEEK, RINGS, st.randoms(use_true_random=False))
def test_the_same_week_sends_the_same_invitations_in_whatever_order_people_stand(crowd, week, rings, chance):
    shuffled = list(crowd)
    chance.shuffle(shuffled)
    first, second = (
        [(r.need.question, r.ring, r.candidate.member, r.score) for r in live(people, week, rings)[0]]
        for people in (crowd, shuffled)
    )
    assert first == second


@PATIENT
@given(crowds, WEEK, RINGS)
def test_every_invitation_says_why(crowd, week, rings):
    for ranked in live(crowd, week, rings)[0]:
        told = [words(reason, NAMES) for reason in reasons(ranked)]
        assert told
        assert all(sentence.strip() for sentence in told)


@PATIENT
@given(crowds, NEEDS, RINGS)
def test_a_ring_is_never_larger_than_its_setting(crowd, need, rings):
    for number in (1, 2, 3):
        chosen, _ = ask(crowd, need, rings, number, ())
        assert sum(r.candidate.on_duty for r in chosen) <= rings.on_duty
        assert sum(not r.candidate.on_duty for r in chosen) <= rings.size(need.term, number)
