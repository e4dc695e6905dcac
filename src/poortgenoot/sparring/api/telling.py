"""From what the queries found to what programs read."""

from __future__ import annotations

from poortgenoot.members.models import Theme
from poortgenoot.sparring import addresses
from poortgenoot.sparring.api.shapes import (
    AnswerOut,
    AskedOut,
    InvitationOut,
    LessonOut,
    LineOut,
    OutcomeOut,
    QuestionOut,
    QuestionRow,
    SectionOut,
    ThemeOut,
    VoiceOut,
)
from poortgenoot.sparring.models import Invitation, Lesson, Outcome, Question
from poortgenoot.sparring.queries.question_page import Given, Line, QuestionPage, Section
from poortgenoot.sparring.queries.voices import Voice


def voice(who: Voice) -> VoiceOut:
    return VoiceOut(
        profession=who.profession,
        years=who.years,
        name=who.name,
        member_id=who.member_id,
        is_me=who.is_me,
        is_asker=who.is_asker,
    )


def theme(one: Theme) -> ThemeOut:
    return ThemeOut(id=one.pk, slug=one.slug, name=one.name)


def row(question: Question, asker: Voice) -> QuestionRow:
    """`question` with its perspectives and themes at hand."""
    asked = sorted(question.perspectives.all(), key=lambda p: p.profession)
    return QuestionRow(
        id=question.pk,
        title=question.title,
        sentence=question.sentence,
        asker=voice(asker),
        asked=[AskedOut(profession=p.profession, answered_at=p.answered_at) for p in asked],
        themes=[theme(one) for one in question.themes.all()],
        term=question.term,
        reading=question.reading,
        published_at=question.published_at,
        deadline=question.deadline,
        closed_at=question.closed_at,
        url=addresses.question_path(question.pk),
    )


def whole(page: QuestionPage) -> QuestionOut:
    question = page.question
    return QuestionOut(
        **row(question, page.asker).model_dump(),
        wants=question.wants,
        happened=question.happened,
        tried=question.tried,
        consideration=question.consideration,
        restricted=question.restricted,
        sections=[section(one) for one in page.sections],
        outcome=outcome(page.outcome) if page.outcome else None,
        lesson_id=page.lesson.pk if page.lesson else None,
        invitation=invitation(page.invitation, page.why) if page.invitation else None,
        speaks_as=list(page.speaks_as),
    )


def section(one: Section) -> SectionOut:
    return SectionOut(
        profession=one.profession,
        is_asked=one.perspective is not None,
        is_waiting=one.is_waiting,
        invitations=one.asked,
        answers=[answer(given) for given in one.answers],
    )


def answer(given: Given) -> AnswerOut:
    written = given.answer
    return AnswerOut(
        id=written.pk,
        by=voice(given.voice),
        text=written.text,
        weighed=written.weighed,
        would_change=written.would_change,
        at=written.at,
        thanked_at=written.thanked_at,
        helped=given.helped,
        helped_me=given.i_was_helped,
        thread=[line(one) for one in given.thread],
    )


def line(one: Line) -> LineOut:
    return LineOut(id=one.follow_up.pk, by=voice(one.voice), text=one.follow_up.text, at=one.follow_up.at)


def outcome(told: Outcome) -> OutcomeOut:
    return OutcomeOut(did=told.did, brought=told.brought, tell=told.tell, at=told.at)


def invitation(one: Invitation, why: str) -> InvitationOut:
    return InvitationOut(
        id=one.pk,
        question_id=one.question_id,
        profession=one.profession,
        state=one.state,
        why=why,
        sent_at=one.sent_at,
        decided_at=one.decided_at,
    )


def lesson(one: Lesson) -> LessonOut:
    return LessonOut(
        id=one.pk,
        title=one.title,
        case_text=one.case_text,
        insight=one.insight,
        for_employee=one.for_employee,
        profession=one.profession,
        professions=list(one.professions),
        themes=[theme(t) for t in one.themes.all()],
        at=one.at,
        url=addresses.lesson_path(one.pk),
    )
