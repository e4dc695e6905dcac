from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poortgenoot.core.amsterdam import AMSTERDAM
from poortgenoot.sparring.reasons import Reason, ReasonKind, reasons, words
from poortgenoot.sparring.routing import Candidate, Need, Ranked
from poortgenoot.sparring.terms import Term

NOW = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
NAMES = {1: "burn-out", 2: "kanker", 3: "tweede spoor"}
NEED = Need(7, 1, "BA", Term.WEEK, NOW, themes=frozenset({1, 2}))
DOCTOR = Candidate(2, frozenset({"BA"}))


def told(candidate=DOCTOR, need=NEED, ring=1):
    return [words(reason, NAMES) for reason in reasons(Ranked(candidate, 0.0, need, ring))]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"on_duty": True}, "Je hebt deze week dienst."),
        ({"brings": frozenset({1, 2, 3})}, "Je brengt kennis mee over burn-out en kanker."),
        ({"helped": {1: 1}}, "Een reactie van jou over burn-out hielp een ander al verder."),
        ({"helped": {1: 3, 3: 9}}, "3 reacties van jou over burn-out hielpen anderen al verder."),
        ({"years": 1}, "Je kijkt met een frisse blik: je werkt nog geen drie jaar in dit veld."),
        ({"last_invited": NOW - timedelta(days=30)}, "Je kreeg al een tijdje geen sparvraag."),
        ({"invited": 4, "answered": 3, "median_hours": 40}, "Je reageert vaak als iemand je iets vraagt."),
        ({}, "De vraag is voor jouw beroepsgroep."),
    ],
)
def test_an_invitation_says_why_you(about, sentence):
    assert told(replace(DOCTOR, **about)) == [sentence]


def test_a_later_ring_says_that_nobody_answered_yet():
    assert told(ring=2) == ["Uit jouw beroepsgroep reageerde nog niemand."]


def test_most_telling_comes_first():
    candidate = replace(DOCTOR, on_duty=True, brings=frozenset({2}), years=2)
    assert [r.kind for r in reasons(Ranked(candidate, 0.0, NEED))] == ["on_duty", "brings", "fresh_eyes"]


def test_every_kind_of_reason_has_words():
    for kind in ReasonKind:
        assert words(Reason(kind, (1,), 1), NAMES)


some = st.frozensets(st.integers(1, 3))
places = st.frozensets(st.sampled_from(["Utrecht", "Drenthe"]))


@given(some, places, some, places, st.booleans(), st.integers(100, 200))
def test_no_reason_tells_the_asker_s_host_work_place_or_history(hosts, regions, his, theirs, before, asker):
    candidate = replace(DOCTOR, hosts=his, regions=theirs, brings=frozenset({1}))
    need = replace(NEED, asker=asker, hosts=hosts, regions=regions)
    assert told(replace(candidate, answered_asker=before), need) == told(replace(DOCTOR, brings=frozenset({1})))
