"""When a case gives somebody away after all: recognised, reported, decided, wiped."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.again import Again
from tests.cast import Cast, made_once
from tests.factories import make_answer, make_invitation, make_question
from tests.work import work

from poortgenoot.core import clock
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.guard.models import Kept
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.search.models import SearchEntry
from poortgenoot.sparring import access, actions, queries, tasks
from poortgenoot.sparring.actions import purges
from poortgenoot.sparring.models import (
    Answer,
    Breach,
    Invitation,
    Lesson,
    Purge,
    Question,
    Recognition,
    Report,
)
from poortgenoot.sparring.tests.conftest import LESSON, OUTCOME, answer_draft, draft


def ask(cast: Cast) -> Question:
    return actions.publish(draft(professions=("BA", "VA"), reading="verified"), by=cast.asker)


ask_again = made_once(ask)


@pytest.fixture
def question(cast: Cast, ask_again: Again[Question]) -> Question:
    return ask_again()


@pytest.fixture(autouse=True)
def fresh_list() -> Iterator[None]:
    purges.list_path().unlink(missing_ok=True)
    yield
    purges.list_path().unlink(missing_ok=True)


def reported(question: Question, cast: Cast, why: str = "recognisable") -> Report:
    return actions.report("question", question.pk, why, by=cast.doctor)


def test_recognising_closes_the_case_to_that_reader_only(cast: Cast, question: Question) -> None:
    actions.recognise(question, by=cast.doctor)
    actions.recognise(question, by=cast.doctor)
    assert not access.can_read(cast.doctor, question)
    assert access.can_read(cast.coach, question)
    assert not queries.today(cast.doctor).waiting


def test_the_asker_is_warned_without_a_word_about_who(cast: Cast, question: Question) -> None:
    actions.recognise(question, by=cast.doctor)
    notice = Notice.objects.get(member=cast.asker, kind="recognised")
    said = f"{notice.title} {notice.why} {notice.url}".lower()
    assert cast.doctor.name.lower() not in said
    assert "bedrijfsarts" not in said


def test_nothing_on_the_askers_page_changes_when_somebody_recognises_the_case(cast: Cast, question: Question) -> None:
    def as_the_asker_sees_it() -> list[tuple[str, int, int]]:
        found = queries.question_for(cast.asker, question.pk)
        assert found is not None
        page = queries.question_page(cast.asker, found)
        return [(s.profession, s.asked, len(s.answers)) for s in page.sections]

    before, states = as_the_asker_sees_it(), list(Invitation.objects.order_by("pk").values_list("state"))
    actions.recognise(question, by=cast.doctor)
    assert as_the_asker_sees_it() == before
    assert list(Invitation.objects.order_by("pk").values_list("state")) == states
    assert queries.brought_and_got(cast.asker) == ()


def test_the_asker_recognises_nothing_in_their_own_question(cast: Cast, question: Question) -> None:
    with pytest.raises(Refused):
        actions.recognise(question, by=cast.asker)
    assert not Recognition.objects.exists()


def test_a_lesson_made_later_stays_closed_to_who_recognised_the_case(cast: Cast, question: Question) -> None:
    actions.recognise(question, by=cast.doctor)
    actions.close(question, OUTCOME, by=cast.asker)
    question.refresh_from_db()
    actions.make_lesson(question, LESSON, by=cast.asker)
    assert not access.lessons_visible_to(cast.doctor).exists()
    assert access.lessons_visible_to(cast.unverified).exists()


def test_recognisable_hides_at_once_and_takes_the_waiting_mail_away(cast: Cast, question: Question) -> None:
    assert Mail.objects.filter(kind="invitation", state="waiting").exists()
    reported(question, cast)
    assert not access.can_read(cast.doctor, question)
    assert not SearchEntry.objects.filter(kind="question").exists()
    assert not Mail.objects.filter(kind="invitation", state="waiting").exists()
    assert access.can_read(cast.asker, question)


def test_another_reason_hides_nothing_until_it_is_decided(cast: Cast, question: Question) -> None:
    reported(question, cast, "unkind")
    assert access.can_read(cast.coach, question)


def test_the_moderators_of_the_askers_host_hear_of_a_report(cast: Cast, question: Question) -> None:
    reported(question, cast)
    told = set(Notice.objects.filter(kind="moderation").values_list("member__name", flat=True))
    assert told == {"Moderator", "Administrator"}


def test_a_report_counts_once_and_nobody_reports_what_they_cannot_read(cast: Cast) -> None:
    question = make_question(cast.asker)
    make_invitation(question, cast.doctor)
    reported(question, cast, "other")
    reported(question, cast, "other")
    assert Report.objects.count() == 1
    for member in (cast.coach, cast.asker):
        with pytest.raises(Refused):
            actions.report("question", question.pk, "other", by=member)
    for kind, number in (("question", 0), ("member", cast.doctor.pk)):
        with pytest.raises(Refused):
            actions.report(kind, number, "other", by=cast.doctor)


@pytest.mark.usefixtures("within_the_hour")
def test_an_hour_has_so_many_reports_and_no_more(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    for _ in range(LIMITS.reports_per_hour):
        answer = make_answer(question, cast.coach)
        actions.report("answer", answer.pk, "other", by=cast.doctor)
    with pytest.raises(TooMany):
        actions.report("question", question.pk, "other", by=cast.doctor)


def test_a_reported_answer_vanishes_and_its_question_stays(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    actions.report("answer", answer.pk, "recognisable", by=cast.coach)
    assert not access.answers_visible_to(cast.asker).exists()
    assert not SearchEntry.objects.filter(kind="answer").exists()
    assert access.can_read(cast.coach, question)


def test_keeping_a_text_brings_it_back_and_asks_who_was_asked_again(cast: Cast, question: Question) -> None:
    report = reported(question, cast)
    actions.decide(report, "kept", "not_broken", by=cast.moderator)
    assert access.can_read(cast.doctor, question)
    assert SearchEntry.objects.filter(kind="question").exists()
    assert Notice.objects.filter(member=cast.doctor, kind="invitation").exists()


def test_a_hidden_text_stays_hidden_and_its_writer_hears_the_rule(cast: Cast, question: Question) -> None:
    actions.decide(reported(question, cast), "hidden", "nobody_recognisable", by=cast.moderator)
    assert not access.can_read(cast.doctor, question)
    notice = Notice.objects.get(member=cast.asker, kind="moderation")
    assert "Niemand mag herkenbaar zijn" in notice.why


def test_one_decision_decides_every_open_report_of_a_text(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    first = actions.report("question", question.pk, "unkind", by=cast.doctor)
    actions.report("question", question.pk, "other", by=cast.coach)
    actions.decide(first, "kept", "not_broken", by=cast.moderator)
    assert not Report.objects.filter(decision="").exists()
    assert not queries.open_reports(cast.moderator)


@pytest.mark.parametrize("who", ["asker", "doctor", "coach", "other_moderator", "unverified"])
def test_who_is_no_moderator_of_the_askers_host_decides_nothing(cast: Cast, question: Question, who: str) -> None:
    member = cast[who]
    assert member is not None
    report = reported(question, cast)
    with pytest.raises(Refused):
        actions.decide(report, "kept", "not_broken", by=member)
    assert not queries.open_reports(member)


def test_a_moderator_decides_nothing_about_a_case_of_their_own(cast: Cast) -> None:
    question = make_question(cast.moderator, reading="verified")
    answer = make_answer(question, cast.doctor)
    report = actions.report("answer", answer.pk, "unkind", by=cast.coach)
    with pytest.raises(Refused):
        actions.decide(report, "hidden", "kind", by=cast.moderator)
    assert not queries.open_reports(cast.moderator)
    assert actions.decide(report, "hidden", "kind", by=cast.administrator).decision == "hidden"


def test_the_log_shows_every_decision_with_its_rule_and_no_name(cast: Cast, question: Question) -> None:
    actions.decide(reported(question, cast), "hidden", "nobody_recognisable", by=cast.moderator)
    line = queries.log().rows[0]
    assert (line.kind, line.decision, line.rule) == (
        "question", "blijft verborgen", "Niemand mag herkenbaar zijn in een casus.",
    )  # fmt: skip


def test_a_wiped_question_is_gone_from_every_place_it_stood(cast: Cast, question: Question) -> None:
    title, number = question.title, question.pk
    actions.answer(question, answer_draft(), by=cast.doctor)
    Kept.objects.create(case=question.case, part="question", kind="age", reason="r", by=0)
    Mail.objects.filter(member=cast.doctor).update(state="sent", sent_at=clock.now())
    actions.purge("question", number, by=cast.moderator)
    assert not Question.objects.exists()
    assert not Answer.objects.exists()
    assert not SearchEntry.objects.filter(kind__in=["question", "answer"]).exists()
    assert not Kept.objects.exists()
    assert not Notice.objects.filter(title__contains=title[5:]).exists()
    assert not Mail.objects.filter(text__contains=title[5:]).exists()
    assert not Mail.objects.filter(subject__contains=title[5:]).exists()


def test_wiping_opens_a_breach_record_with_who_could_read_it(cast: Cast) -> None:
    question = actions.publish(draft(), by=cast.asker)
    Mail.objects.filter(member=cast.doctor).update(state="sent", sent_at=clock.now())
    asked = question.invitations.count()
    actions.purge("question", question.pk, by=cast.operator)
    breach = Breach.objects.get()
    assert breach.visible_from == question.published_at
    assert (breach.readers, breach.mails) == (asked, 1)
    assert list(queries.breaches(cast.operator)) == [breach]
    assert list(queries.breaches(cast.moderator)) == [breach]
    assert not queries.breaches(cast.other_moderator)


def test_the_lesson_of_a_wiped_question_goes_with_it(cast: Cast, question: Question) -> None:
    actions.close(question, OUTCOME, by=cast.asker)
    question.refresh_from_db()
    actions.make_lesson(question, LESSON, by=cast.asker)
    actions.purge("question", question.pk, by=cast.moderator)
    assert not Lesson.objects.exists()
    assert set(Purge.objects.values_list("kind", flat=True)) == {"question", "lesson"}


def test_writers_may_take_their_own_words_away_and_strangers_may_not(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    for member in (cast.coach, cast.other_moderator, cast.asker):
        with pytest.raises(Refused):
            actions.purge("answer", answer.pk, by=member)
    actions.purge("answer", answer.pk, by=cast.doctor)
    actions.purge("question", question.pk, by=cast.asker)
    assert not Question.objects.exists()


def test_wiping_twice_counts_once(cast: Cast, question: Question) -> None:
    first = actions.purge("question", question.pk, by=cast.moderator)
    assert actions.purge("question", question.pk, by=cast.moderator) == first
    assert len(purges.list_path().read_text().splitlines()) == 1


def test_what_was_wiped_is_wiped_again_after_an_older_backup_is_restored(cast: Cast) -> None:
    question = make_question(cast.asker)
    answer = make_answer(question, cast.doctor)
    number, kept = question.pk, question.published_at
    actions.purge("question", number, by=cast.moderator)
    Purge.objects.all()[0].breaches.all().delete()
    Purge.objects.all().delete()
    make_question(cast.asker, pk=number, published_at=kept)
    make_answer(Question.objects.get(pk=number), cast.doctor, pk=answer.pk, at=answer.at)
    assert actions.replay_purges() == 1
    assert not Question.objects.exists()
    assert Purge.objects.filter(kind="question", object_id=number).exists()
    assert not Breach.objects.exists()


def test_a_new_question_that_got_the_number_of_a_wiped_one_stays(cast: Cast) -> None:
    question = make_question(cast.asker)
    actions.purge("question", question.pk, by=cast.moderator)
    make_question(cast.coach, pk=question.pk)
    assert actions.replay_purges() == 0
    assert Question.objects.get().asker == cast.coach


def test_a_decision_to_wipe_wipes(cast: Cast, question: Question) -> None:
    report = reported(question, cast)
    decided = actions.decide(report, "purged", "nobody_recognisable", by=cast.moderator)
    assert decided.decision == "purged"
    assert not Question.objects.exists()
    assert Notice.objects.filter(member=cast.asker, kind="moderation").exists()


def test_the_list_outside_the_database_holds_numbers_and_no_text(cast: Cast, question: Question) -> None:
    actions.purge("question", question.pk, by=cast.moderator)
    line = json.loads(purges.list_path().read_text())
    assert set(line) == {"kind", "object_id", "at"}


def test_a_visitor_who_recognises_themselves_reaches_every_moderator_and_operator(cast: Cast) -> None:
    written = actions.self_report("De vraag over burn-out en uren", "06 12 34 56 78")
    assert not Notice.objects.exists()
    assert work(tasks.tell_keepers) == 1
    told = set(Notice.objects.filter(kind="moderation").values_list("member__name", flat=True))
    assert told == {"Moderator", "Administrator", "Other moderator", "Operator"}
    said = " ".join(Notice.objects.values_list("title", flat=True)) + str(list(Event.objects.values("facts")))
    assert "06 12" not in said
    assert "burn-out" not in said
    assert queries.self_reports(cast.moderator).get() == written
    assert not queries.self_reports(cast.doctor)


def test_once_dealt_with_what_the_visitor_wrote_is_wiped(cast: Cast) -> None:
    written = actions.self_report("De vraag over burn-out", "06 12 34 56 78")
    with pytest.raises(Refused):
        actions.handle_self_report(written, by=cast.doctor)
    handled = actions.handle_self_report(written, by=cast.moderator)
    assert (handled.where, handled.contact) == ("", "")


def test_the_asker_hears_it_every_time_somebody_recognises_the_case(cast: Cast, question: Question) -> None:
    actions.recognise(question, by=cast.doctor)
    Notice.objects.filter(member=cast.asker).update(read_at=clock.now())
    actions.recognise(question, by=cast.insurance_doctor)
    assert Notice.objects.get(member=cast.asker, kind="recognised").read_at is None


def test_a_torn_line_of_the_list_takes_no_other_line_along(cast: Cast, question: Question) -> None:
    purges.list_path().write_bytes(b'{"kind": "less')
    actions.purge("question", question.pk, by=cast.asker)
    assert next(iter(purges._listed()))[:2] == ("question", question.pk)
