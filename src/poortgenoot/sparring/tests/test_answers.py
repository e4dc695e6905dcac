"""Answering, talking on, and saying that it helped."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question

from poortgenoot.core.access import Refused
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.search.models import SearchEntry
from poortgenoot.sparring import actions
from poortgenoot.sparring.models import Answer, FollowUp, Helped, Invitation, Question, Recognition
from poortgenoot.sparring.tests.conftest import Later, answer_draft, follow_up_draft

State = Invitation.State


@pytest.fixture
def question(cast: Cast) -> Question:
    question = make_question(cast.asker, "BA", "VA", reading="verified")
    make_invitation(question, cast.doctor)
    make_invitation(question, cast.stranger)
    make_invitation(question, cast.insurance_doctor)
    return question


def state(question: Question, who: object) -> str:
    return question.invitations.get(member=who).state


def test_the_first_answer_frees_the_others_of_its_profession_only(cast: Cast, question: Question) -> None:
    actions.answer(question, answer_draft(), by=cast.doctor)
    assert state(question, cast.doctor) == State.ANSWERED
    assert state(question, cast.stranger) == State.FREED
    assert state(question, cast.insurance_doctor) == State.SENT


def test_who_accepted_is_not_freed(cast: Cast, question: Question) -> None:
    actions.accept(question.invitations.get(member=cast.stranger), by=cast.stranger)
    actions.answer(question, answer_draft(), by=cast.doctor)
    assert state(question, cast.stranger) == State.ACCEPTED


def test_who_was_freed_may_still_answer(cast: Cast, question: Question) -> None:
    actions.answer(question, answer_draft(), by=cast.doctor)
    actions.answer(question, answer_draft(), by=cast.stranger)
    assert state(question, cast.stranger) == State.ANSWERED
    assert question.answers.count() == 2


def test_the_asker_hears_of_every_answer_at_once_without_its_text(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    mail = Mail.objects.get(member=cast.asker, kind="answer")
    assert mail.subject.startswith("Een bedrijfsarts reageerde: ")
    assert answer.text not in mail.text + mail.html


def test_the_same_answer_twice_counts_once(cast: Cast, question: Question) -> None:
    same = answer_draft()
    first, second = (actions.answer(question, same, by=cast.doctor) for _ in range(2))
    assert first == second
    assert Answer.objects.count() == 1
    assert Event.objects.filter(verb="answered").count() == 1


@pytest.mark.parametrize("who", ["asker", "unverified"])
def test_the_asker_and_the_unverified_do_not_answer(cast: Cast, question: Question, who: str) -> None:
    member = cast[who]
    assert member is not None
    with pytest.raises(Refused):
        actions.answer(question, answer_draft(), by=member)


def test_nobody_answers_as_a_profession_that_no_host_vouches_for(cast: Cast, question: Question) -> None:
    with pytest.raises(Refused):
        actions.answer(question, answer_draft(profession="VA"), by=cast.doctor)


def test_a_reader_of_a_profession_that_was_not_asked_is_welcome_too(cast: Cast, question: Question) -> None:
    assert actions.answer(question, answer_draft(), by=cast.employee).profession == "WN"


@pytest.mark.parametrize(
    ("field", "text"),
    [("text", ""), ("text", "x" * (LIMITS.text_length + 1)), ("weighed", "x" * (LIMITS.note_length + 1))],
)
def test_an_answer_that_is_empty_or_too_long_names_its_field(
    cast: Cast, question: Question, field: str, text: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.answer(question, answer_draft(**{field: text}), by=cast.doctor)
    assert list(refused.value.message_dict) == [field]


def test_an_answer_is_found_by_whoever_reads_the_question(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    assert "verified" in SearchEntry.objects.get(kind="answer", object_id=answer.pk).audience


def test_an_answer_taken_back_within_the_minute_was_never_given(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    actions.take_back(answer, by=cast.doctor)
    assert state(question, cast.doctor) == State.SENT
    assert state(question, cast.stranger) == State.SENT
    assert question.perspectives.get(profession="BA").answered_at is None
    assert not SearchEntry.objects.filter(kind="answer").exists()
    assert not Notice.objects.filter(member=cast.asker, kind="answer").exists()
    assert not Mail.objects.filter(member=cast.asker, state="waiting").exists()


def test_an_answer_is_not_taken_back_after_the_minute_or_once_somebody_reacted(
    cast: Cast, question: Question, later: Later
) -> None:
    helped = actions.answer(question, answer_draft(), by=cast.doctor)
    actions.mark_helped(helped, by=cast.asker)
    with pytest.raises(Refused):
        actions.take_back(helped, by=cast.doctor)
    late = actions.answer(question, answer_draft(), by=cast.insurance_doctor)
    later(seconds=LIMITS.undo_seconds + 5)
    with pytest.raises(Refused):
        actions.take_back(late, by=cast.insurance_doctor)


def test_the_asker_asks_back_and_the_writer_hears_it(cast: Cast, question: Question) -> None:
    answer = make_answer(question, cast.doctor)
    same = follow_up_draft()
    actions.follow_up(answer, same, by=cast.asker)
    actions.follow_up(answer, same, by=cast.asker)
    assert FollowUp.objects.get().profession == "JC"
    assert Notice.objects.filter(member=cast.doctor, kind="follow_up").count() == 1
    assert cast.asker.name not in Notice.objects.get(member=cast.doctor, kind="follow_up").title


def test_nobody_who_cannot_read_talks_along(cast: Cast, question: Question) -> None:
    answer = make_answer(question, cast.doctor)
    with pytest.raises(Refused):
        actions.follow_up(answer, follow_up_draft(), by=cast.unverified)


def test_anybody_who_reads_says_once_that_it_helped(cast: Cast, question: Question) -> None:
    answer = make_answer(question, cast.doctor)
    actions.mark_helped(answer, by=cast.coach)
    actions.mark_helped(answer, by=cast.coach)
    assert Helped.objects.count() == 1
    assert Notice.objects.filter(member=cast.doctor, kind="helped").exists()
    with pytest.raises(Refused):
        actions.mark_helped(answer, by=cast.unverified)


def test_only_the_asker_thanks(cast: Cast, question: Question) -> None:
    answer = make_answer(question, cast.doctor)
    with pytest.raises(Refused):
        actions.thank(answer, by=cast.coach)
    assert actions.thank(answer, by=cast.asker).thanked_at
    assert Notice.objects.filter(member=cast.doctor, kind="thanks").exists()


def test_only_the_asker_opens_their_name(cast: Cast, question: Question) -> None:
    with pytest.raises(Refused):
        actions.open_name(question, by=cast.doctor)
    assert actions.open_name(question, by=cast.asker).named


def test_who_recognised_the_case_hears_nothing_of_it_any_more(cast: Cast, question: Question) -> None:
    answer = make_answer(question, cast.doctor)
    Recognition.objects.create(question=question, member=cast.doctor)
    Recognition.objects.create(question=question, member=cast.stranger)
    actions.mark_helped(answer, by=cast.coach)
    actions.thank(answer, by=cast.asker)
    actions.follow_up(answer, follow_up_draft(), by=cast.asker)
    actions.answer(question, answer_draft(), by=cast.insurance_doctor)
    assert not Notice.objects.filter(member__in=[cast.doctor, cast.stranger]).exists()


def test_the_ledger_holds_no_word_of_a_text(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(weighed="Dat zij het zelf wil."), by=cast.doctor)
    actions.follow_up(answer, follow_up_draft(), by=cast.asker)
    written = " ".join(str(facts) for facts in Event.objects.values_list("facts", flat=True))
    for text in (answer.text, "zelf wil", "uren", question.title):
        assert text not in written
