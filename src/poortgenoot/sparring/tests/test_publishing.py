"""From a draft to a question that finds its people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast
from tests.factories import make_member, make_question, make_theme

from poortgenoot.core import clock
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.search.models import SearchEntry
from poortgenoot.sparring import actions, terms
from poortgenoot.sparring.actions import perspectives
from poortgenoot.sparring.models import Duty, Invitation, Question
from poortgenoot.sparring.queries.people import monday_of
from poortgenoot.sparring.tests.conftest import draft


def test_a_question_asks_somebody_of_each_profession_and_tells_them_why(cast: Cast) -> None:
    question = actions.publish(draft(professions=("BA", "VA")), by=cast.asker)
    asked = question.invitations.all()
    assert {i.profession for i in asked} == {"BA", "VA"}
    assert all(i.reasons for i in asked)
    assert Notice.objects.filter(member=cast.insurance_doctor, kind="invitation").get().why


def test_the_deadline_is_the_end_of_the_term_in_working_time(cast: Cast) -> None:
    question = actions.publish(draft(), by=cast.asker)
    assert question.deadline == terms.deadline(question.published_at, terms.Term.WEEK)


def test_the_same_draft_twice_is_one_question(cast: Cast) -> None:
    same = draft()
    first, second = actions.publish(same, by=cast.asker), actions.publish(same, by=cast.asker)
    assert first == second
    assert Mail.objects.filter(member=cast.doctor, kind="invitation").count() == 1


def test_the_key_of_somebody_elses_draft_opens_nothing(cast: Cast) -> None:
    same = draft()
    actions.publish(same, by=cast.asker)
    with pytest.raises(Refused):
        actions.publish(same, by=cast.coach)


def test_an_unverified_member_may_ask(cast: Cast) -> None:
    assert actions.publish(draft(), by=cast.unverified).asker == cast.unverified


def test_a_newcomer_who_has_not_finished_joining_may_not_ask(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.publish(draft(), by=cast.newcomer)


def test_at_most_three_questions_stand_open(cast: Cast) -> None:
    for _ in range(LIMITS.open_questions):
        actions.publish(draft(), by=cast.asker)
    with pytest.raises(TooMany) as refused:
        actions.publish(draft(), by=cast.asker)
    assert refused.value.limit == "open_questions"
    Question.objects.filter(asker=cast.asker).update(closed_at=clock.now())
    assert actions.publish(draft(), by=cast.asker)


def test_a_day_has_so_many_invitations_and_no_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poortgenoot.sparring.queries.people.LIMITS", replace(LIMITS, invitations_per_day=1))
    for _ in range(3):
        make_member("BA", host=cast.association)
    first = actions.publish(draft(), by=cast.asker)
    assert first.invitations.count() == 1
    with pytest.raises(TooMany) as refused:
        actions.publish(draft(), by=cast.asker)
    assert refused.value.limit == "invitations_per_day"
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("professions", {"professions": ()}),
        ("professions", {"professions": ("AN",)}),
        ("title", {"title": "x" * (LIMITS.title_length + 1)}),
        ("sentence", {"sentence": "x" * (LIMITS.sentence_length + 1)}),
        ("wants", {"wants": " "}),
        ("happened", {"happened": "x" * (LIMITS.text_length + 1)}),
        ("term", {"term": "yesterday"}),
        ("reading", {"reading": "world"}),
        ("asked_as", {"asked_as": "VA"}),
    ],
)
def test_a_draft_that_is_not_whole_names_its_field(cast: Cast, field: str, wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.publish(draft(**wrong), by=cast.asker)
    assert list(refused.value.message_dict) == [field]
    assert not Question.objects.exists()


def test_today_is_possible_only_when_somebody_of_that_profession_is_on_duty(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.publish(draft(term="today"), by=cast.asker)
    assert "term" in refused.value.message_dict
    Duty.objects.create(host=cast.association, member=cast.doctor, profession="BA", monday=monday_of(clock.now()))
    question = actions.publish(draft(term="today"), by=cast.asker)
    assert question.invitations.get(member=cast.doctor).on_duty


def test_hr_and_case_managers_are_asked_only_when_the_asker_chose_them(cast: Cast) -> None:
    question = actions.publish(draft(professions=("AD", "BA", "JC", "RP", "VA")), by=cast.asker)
    assert not question.invitations.filter(member__in=[cast.hr, cast.case_manager]).exists()
    chosen = actions.publish(draft(professions=("HR",)), by=cast.asker)
    assert chosen.invitations.get().member == cast.hr


def test_a_crash_halfway_leaves_nothing_and_the_draft_can_be_sent_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = draft()

    def crash(*_args: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(perspectives, "widen", crash)
        with pytest.raises(RuntimeError):
            actions.publish(same, by=cast.asker)
    assert not Question.objects.exists()
    assert not SearchEntry.objects.filter(kind="question").exists()
    assert not Event.objects.filter(verb="published").exists()
    assert actions.publish(same, by=cast.asker).invitations.exists()


def test_the_question_is_found_by_who_is_asked(cast: Cast) -> None:
    question = actions.publish(draft(), by=cast.asker)
    entry = SearchEntry.objects.get(kind="question", object_id=question.pk)
    asked = {f"member-{i.member_id}" for i in question.invitations.all()}
    assert set(entry.audience) == asked | {f"member-{cast.asker.pk}"}


def test_the_index_holds_neither_the_askers_name_nor_host(cast: Cast) -> None:
    question = actions.publish(draft(reading="verified"), by=cast.asker)
    entry = SearchEntry.objects.get(kind="question", object_id=question.pk)
    assert cast.asker.name not in f"{entry.title} {entry.body}"
    assert not [token for token in entry.audience if "host" in token]


def test_themes_are_kept(cast: Cast) -> None:
    theme = make_theme()
    assert list(actions.publish(draft(themes=(theme.pk,)), by=cast.asker).themes.all()) == [theme]


def test_the_mail_says_in_two_lines_what_is_asked_and_holds_nothing_but_the_title(cast: Cast) -> None:
    written = draft(happened="Zij viel uit na een verhuizing.", consideration="Ik denk aan taken.")
    actions.publish(written, by=cast.asker)
    mail = Mail.objects.get(member=cast.doctor, kind="invitation")
    first = "Een jobcoach vraagt een bedrijfsarts: bij burn-out eerst uren of eerst taken opbouwen? Drie minuten, tot"
    assert first in mail.text
    assert "Je hoort hoe het afliep." in mail.text
    for text in (written.wants, written.happened, written.sentence, written.consideration):
        assert text not in mail.text + mail.html
    assert cast.asker.name not in mail.text + mail.html + mail.subject


def test_the_invitation_comes_in_the_name_of_the_invited_members_own_host(cast: Cast) -> None:
    question = make_question(cast.asker, "BA")
    Member.objects.filter(pk=cast.doctor.pk).update(paused_until=clock.today())
    perspectives.widen(question, "BA")
    assert question.invitations.get().member == cast.stranger
    assert question.invitations.get().host == cast.service


def test_a_second_ring_asks_nobody_twice(cast: Cast) -> None:
    for _ in range(6):
        make_member("BA", host=cast.association)
    question = actions.publish(draft(), by=cast.asker)
    before = set(question.invitations.values_list("member", flat=True))
    widened = perspectives.widen(question, "BA")
    assert widened
    assert before.isdisjoint(i.member_id for i in widened)
    assert Invitation.objects.filter(question=question, ring=2).count() == len(widened)


def test_nobody_is_asked_above_their_weekly_cap(cast: Cast) -> None:
    Member.objects.filter(pk=cast.doctor.pk).update(weekly_cap=1)
    Member.objects.filter(pk=cast.stranger.pk).update(paused_until=clock.today())
    actions.publish(draft(), by=cast.asker)
    second = actions.publish(draft(), by=cast.asker)
    assert not second.invitations.exists()
    Invitation.objects.update(sent_at=clock.now() - timedelta(days=8))
    assert perspectives.widen(second, "BA")
