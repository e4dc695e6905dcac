"""What pages show, and that it costs the same however much there is."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_member, make_question, make_theme

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.models import FollowUp, Helped, Perspective, Question
from poortgenoot.sparring.queries import Filters, Mark, Voice, Which
from poortgenoot.sparring.terms import add_working
from poortgenoot.sparring.tests.conftest import LESSON, OUTCOME, Later, answer_draft, draft


def again(member: Member) -> Member:
    return Member.objects.select_related("user").get(pk=member.pk)


def cost(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        read()
    return len(captured)


def everything_in(value: object) -> str:
    """Every number and word that a page is given about a voice."""
    assert dataclasses.is_dataclass(value)
    assert not isinstance(value, type)
    return " ".join(str(v) for v in dataclasses.astuple(value))


def test_the_asker_is_a_profession_with_years_until_the_name_is_opened(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    voice = queries.asker_of(question, cast.doctor)
    assert voice == Voice("JC", 8, None, None, is_asker=True)
    assert str(cast.asker.pk) not in everything_in(voice).split()
    question.named = True
    assert queries.asker_of(question, cast.doctor).name == "Asker"


def test_the_asker_stays_unnamed_in_the_threads_too(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    answer = make_answer(question, cast.doctor)
    FollowUp.objects.create(answer=answer, member=cast.asker, profession="JC", key=uuid.uuid4(), text="Hoe dan?")
    page = queries.question_page(cast.coach, queries.question_for(cast.coach, question.pk))  # type: ignore[arg-type]
    given = page.sections[0].answers[0]
    assert given.voice.name == "Doctor"
    assert (given.thread[0].voice.name, given.thread[0].voice.member_id) == (None, None)


def test_each_profession_asked_has_a_section_that_waits_visibly(cast: Cast) -> None:
    question = make_question(cast.asker, "VA", "BA", reading="verified")
    make_answer(question, cast.doctor)
    make_answer(question, cast.employee)
    page = queries.question_page(cast.coach, queries.question_for(cast.coach, question.pk))  # type: ignore[arg-type]
    assert [(s.profession, s.is_waiting) for s in page.sections] == [
        ("BA", False),
        ("VA", True),
        ("WN", False),
    ]


def test_a_question_one_may_not_read_is_not_there(cast: Cast) -> None:
    assert queries.question_for(cast.coach, make_question(cast.asker).pk) is None


def fill(question: Question, cast: Cast, answers: int) -> None:
    for _ in range(answers):
        writer = make_member("BA", host=cast.association)
        make_invitation(question, writer, reasons=[{"kind": "on_duty", "themes": [], "count": 0}])
        answer = make_answer(question, writer)
        Helped.objects.create(answer=answer, member=cast.coach)
        FollowUp.objects.create(answer=answer, member=cast.asker, profession="JC", key=uuid.uuid4(), text="Hoe dan?")


def test_a_question_page_costs_the_same_with_one_answer_and_with_many(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")

    def read() -> None:
        viewer = again(cast.coach)
        found = queries.question_for(viewer, question.pk)
        assert found is not None
        queries.question_page(viewer, found)

    fill(question, cast, 1)
    few = cost(read)
    fill(question, cast, 12)
    assert cost(read) == few
    assert few <= 3 + 6


def test_home_costs_the_same_with_one_line_and_with_many(cast: Cast) -> None:
    theme = make_theme()
    Member.objects.filter(pk=cast.doctor.pk).update(themes_sought=[theme.pk], weekly_cap=99)

    def more(times: int) -> None:
        for _ in range(times):
            question = make_question(cast.asker, "BA")
            reasons = [{"kind": "brings", "themes": [theme.pk], "count": 0}]
            make_invitation(question, cast.doctor, reasons=reasons)
            mine = make_question(cast.doctor, "JC")
            make_answer(mine, cast.coach)

    more(1)
    few = cost(lambda: queries.today(again(cast.doctor)))
    more(8)
    assert cost(lambda: queries.today(again(cast.doctor))) == few
    assert few <= 3 + 6


def test_home_shows_what_waits_and_why_me_soonest_first(cast: Cast) -> None:
    theme = make_theme()
    calm = make_question(cast.asker, "BA", deadline=clock.now() + timedelta(days=9))
    soon = make_question(cast.coach, "BA", deadline=clock.now() + timedelta(hours=2))
    for question in (calm, soon):
        make_invitation(question, cast.doctor, reasons=[{"kind": "brings", "themes": [theme.pk], "count": 0}])
    waiting = queries.today(cast.doctor).waiting
    assert [w.question for w in waiting] == [soon, calm]
    assert waiting[0].why == "Je brengt kennis mee over Burn-out."
    assert waiting[0].asker.name is None


@pytest.mark.parametrize("state", ["declined", "passed", "freed", "answered"])
def test_home_shows_nothing_that_no_longer_waits_for_me(cast: Cast, state: str) -> None:
    make_invitation(make_question(cast.asker), cast.doctor, state=state)
    assert not queries.today(cast.doctor).waiting


def test_home_asks_no_more_after_the_term_unless_one_said_yes_or_was_asked_later(cast: Cast) -> None:
    over = clock.now() - timedelta(days=2)
    before = over - timedelta(days=3)
    for title, fields in {
        "Nooit gereageerd": {"sent_at": before},
        "Wel beloofd": {"sent_at": before, "state": "accepted"},
        "Later gevraagd": {"sent_at": over + timedelta(hours=1)},
    }.items():
        make_invitation(make_question(cast.asker, title=title, deadline=over), cast.doctor, **fields)
    found = queries.today(cast.doctor).waiting
    assert {item.question.title for item in found} == {"Wel beloofd", "Later gevraagd"}
    page = client_of(cast.doctor).get("/").text
    assert "Nooit gereageerd" not in page
    assert page.count("de termijn is om, een late reactie is welkom") == 2


def test_home_shows_lessons_on_my_themes(cast: Cast) -> None:
    mine, other = make_theme(), make_theme("kanker", "Kanker")
    Member.objects.filter(pk=cast.doctor.pk).update(themes_brought=[mine.pk])
    for theme in (mine, other):
        question = make_question(cast.asker)
        question.themes.set([theme])
        actions.close(question, OUTCOME, by=cast.asker)
        question.refresh_from_db()
        actions.make_lesson(question, LESSON, by=cast.asker)
    assert [set(lesson.themes.all()) for lesson in queries.today(again(cast.doctor)).learned] == [{mine}]


def test_the_list_goes_on_where_the_last_page_ended(cast: Cast) -> None:
    for _ in range(LIMITS.page_size + 3):
        make_question(cast.asker, reading="verified")
    first = queries.questions(cast.doctor, Filters())
    assert first.after is not None
    second = queries.questions(cast.doctor, Filters(), Mark.read(str(first.after)))
    assert (len(first.rows), len(second.rows), second.after) == (LIMITS.page_size, 3, None)
    assert not {q.pk for q in first.rows} & {q.pk for q in second.rows}


def test_a_list_costs_the_same_with_one_row_and_with_thirty(cast: Cast) -> None:
    def read() -> None:
        for question in queries.questions(again(cast.doctor), Filters()).rows:
            list(question.perspectives.all())
            list(question.themes.all())
            queries.asker_of(question, cast.doctor)

    make_question(cast.asker, reading="verified")
    few = cost(read)
    for _ in range(29):
        make_question(cast.asker, reading="verified")
    assert cost(read) == few


def test_a_mark_that_is_none_is_no_mark() -> None:
    for text in ("", "~", "yesterday~3", "2026-01-01T00:00:00~3", "2026-01-01T00:00:00+00:00~x"):
        assert Mark.read(text) is None


def test_lists_are_filtered_and_hold_only_what_may_be_read(cast: Cast) -> None:
    theme = make_theme()
    shown = make_question(cast.asker, "BA", "VA", reading="verified")
    shown.themes.add(theme)
    make_question(cast.asker, "BA")
    closed = make_question(cast.asker, "AD", reading="verified", closed_at=clock.now())
    mine = make_question(cast.doctor, "JC")
    Perspective.objects.filter(question=shown, profession="BA").update(answered_at=clock.now())

    def found(**filters: object) -> set[Question]:
        return set(queries.questions(cast.doctor, Filters(**filters)).rows)  # type: ignore[arg-type]

    assert found() == {shown, mine}
    assert found(which=Which.MINE) == {mine}
    assert found(which=Which.CLOSED) == {closed}
    assert found(which=Which.ALL) == {shown, closed, mine}
    assert found(theme=theme.pk) == {shown}
    assert found(profession="VA") == {shown}
    assert found(profession="BA", waiting=True) == set()


def answered_after(cast: Cast, hours: float | None) -> None:
    start = clock.now() - timedelta(days=60)
    question = make_question(
        cast.asker, "BA", published_at=start, deadline=start + timedelta(days=5), closed_at=clock.now()
    )
    if hours is not None:
        question.perspectives.update(answered_at=add_working(start, hours))


def test_the_expected_first_answer_is_silent_until_five_cases_are_known(cast: Cast) -> None:
    for _ in range(4):
        answered_after(cast, 3)
    assert queries.expected_first_answer("BA") is None
    answered_after(cast, 3)
    assert queries.expected_first_answer("BA") in {3, 4}


def test_questions_that_nobody_answered_count_against_the_expectation(cast: Cast) -> None:
    for hours in (1, 2, 30, 30, None, None):
        answered_after(cast, hours)
    assert queries.expected_first_answer("BA") in {30, 31}
    answered_after(cast, None)
    assert queries.expected_first_answer("BA") is None


def test_a_question_still_within_its_term_does_not_count_as_unanswered(cast: Cast) -> None:
    for _ in range(5):
        answered_after(cast, 2)
    for _ in range(9):
        make_question(cast.asker, "BA")
    assert queries.expected_first_answer("BA") in {2, 3}


def test_brought_and_got_counts_by_profession_and_keeps_no_score(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    actions.mark_helped(answer, by=cast.asker)
    assert [dataclasses.astuple(line) for line in queries.brought_and_got(cast.doctor)] == [("JC", 1, 1, 0, 0)]
    assert [dataclasses.astuple(line) for line in queries.brought_and_got(cast.asker)] == [("BA", 0, 0, 1, 1)]


def test_what_was_brought_and_got_outlives_the_question(cast: Cast, later: Later) -> None:
    question = make_question(cast.asker, reading="verified")
    actions.answer(question, answer_draft(), by=cast.doctor)
    actions.close(question, OUTCOME, by=cast.asker)
    later(days=370)
    assert not Question.objects.exists()
    assert queries.brought_and_got(cast.doctor)[0].answered == 1
    assert queries.brought_and_got(cast.asker)[0].received == 1


def test_an_answer_taken_back_was_not_brought(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    actions.take_back(actions.answer(question, answer_draft(), by=cast.doctor), by=cast.doctor)
    assert queries.brought_and_got(cast.doctor) == ()


def test_the_reason_of_an_invitation_tells_nothing_about_the_asker(cast: Cast) -> None:
    question = actions.publish(draft(), by=cast.asker)
    told = " ".join(w.why for w in queries.today(cast.doctor).waiting)
    assert question.invitations.exists()
    assert cast.association.name not in told
    assert cast.asker.name not in told
