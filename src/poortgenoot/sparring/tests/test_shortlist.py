from datetime import timedelta

import pytest
from tests import factories as make

from poortgenoot.core import clock
from poortgenoot.members.models import Member
from poortgenoot.sparring import shortlist
from poortgenoot.sparring.models import Duty, Helped, Question
from poortgenoot.sparring.queries.people import able_to_answer, monday_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def host():
    return make.make_host()


@pytest.fixture
def question(host) -> Question:
    theme = make.make_theme()
    question = make.make_question(make.make_member("JC", host=host))
    question.themes.set([theme])
    return question


def found(question, profession="BA"):
    need = shortlist.need(question, profession, clock.now())
    return {candidate.member: candidate for candidate in shortlist.candidates(need)}


def one(question, member: Member):
    return found(question)[member.pk]


def test_in_a_small_community_everybody_who_may_answer_is_on_the_list(question, host):
    for _ in range(5):
        make.make_member("BA", host=host)
    make.make_member("AD", host=host)
    make.make_member("BA", host=host, verified=False)
    make.make_member("BA", host=host, paused_until=clock.today())
    make.make_member("BA", host=host, onboarded_at=None)
    able = set(able_to_answer("BA").exclude(pk=question.asker_id).values_list("pk", flat=True))
    assert len(able) >= 5
    assert set(found(question)) == able


def test_the_asker_is_not_on_the_list(host):
    doctor = make.make_member("BA", host=host)
    assert doctor.pk not in found(make.make_question(doctor))


def test_a_candidate_brings_what_the_profile_says(question, host):
    theme = make.make_theme()
    doctor = make.make_member("BA", host=host, years=1, themes_brought=[theme.pk], weekly_cap=3, work_days=[1, 2])
    make.make_work_place(doctor)
    candidate = one(question, doctor)
    assert (candidate.brings, candidate.cap, candidate.years) == ({theme.pk}, 3, 1)
    assert (candidate.work_days, candidate.regions, candidate.hosts) == ({1, 2}, {"Overijssel"}, {host.pk})
    assert candidate.has_fresh_eyes


def test_the_need_knows_themes_hosts_and_regions_of_the_asker(question, host):
    make.make_work_place(question.asker)
    need = shortlist.need(question, "BA", clock.now())
    assert (need.themes, need.hosts) == ({make.make_theme().pk}, {host.pk})
    assert need.regions == {"Overijssel"}


def test_the_week_counts_invitations_but_not_those_freed_or_long_ago(question, host):
    doctor = make.make_member("BA", host=host)
    ago = clock.now() - timedelta(days=8)
    for state, sent in (("sent", clock.now()), ("declined", clock.now()), ("freed", clock.now()), ("answered", ago)):
        other = make.make_question(question.asker)
        make.make_invitation(other, doctor, state=state, sent_at=sent, decided_at=clock.now())
    candidate = one(question, doctor)
    assert candidate.invited_this_week == 2
    assert (candidate.invited, candidate.answered) == (2, 1)


def test_the_median_counts_working_hours_of_the_answers(question, host):
    doctor = make.make_member("BA", host=host)
    sent = clock.now() - timedelta(days=21)
    for weeks in (1, 1, 2):
        other = make.make_question(question.asker)
        decided = sent + timedelta(weeks=weeks)
        make.make_invitation(other, doctor, state="answered", sent_at=sent, decided_at=decided)
    assert 30 <= one(question, doctor).median_hours <= 50


def test_what_somebody_did_more_than_half_a_year_ago_is_forgotten(question, host):
    doctor = make.make_member("BA", host=host)
    long_ago = clock.now() - timedelta(weeks=27)
    make.make_invitation(make.make_question(question.asker), doctor, state="declined", sent_at=long_ago)
    assert (one(question, doctor).invited, one(question, doctor).last_invited) == (0, None)


def test_answers_that_helped_somebody_count_per_theme(question, host):
    doctor, theme = make.make_member("BA", host=host), make.make_theme()
    answered = make.make_question(question.asker)
    answered.themes.set([theme])
    answer = make.make_answer(answered, doctor, profession="BA")
    assert one(question, doctor).helped == {}
    Helped.objects.create(answer=answer, member=doctor)
    assert one(question, doctor).helped == {}
    Helped.objects.create(answer=answer, member=question.asker)
    assert one(question, doctor).helped == {theme.pk: 1}
    assert one(question, doctor).answered_asker


def test_on_duty_counts_this_week_with_the_number_agreed_to(question, host):
    doctor = make.make_member("BA", host=host)
    assert not one(question, doctor).on_duty
    monday = monday_of(clock.now())
    Duty.objects.create(host=host, member=doctor, profession="BA", monday=monday - timedelta(weeks=1), cap=8)
    assert not one(question, doctor).on_duty
    Duty.objects.create(host=host, member=doctor, profession="BA", monday=monday, cap=8)
    assert one(question, doctor).on_duty
    assert one(question, doctor).cap == 8


def test_the_same_question_gets_the_same_list_in_as_many_readings_for_one_as_for_many(
    question, host, django_assert_num_queries
):
    make.make_member("BA", host=host)
    need = shortlist.need(question, "BA", clock.now())
    with django_assert_num_queries(3):
        shortlist.candidates(need)
    for _ in range(9):
        make.make_member("BA", host=host)
    with django_assert_num_queries(3):
        first = shortlist.candidates(need)
    assert sorted(first, key=lambda c: c.member) == sorted(shortlist.candidates(need), key=lambda c: c.member)


def test_a_question_without_themes_or_hosts_still_finds_people(host):
    doctor = make.make_member("BA", host=host)
    assert doctor.pk in found(make.make_question(make.make_member("JC")))
