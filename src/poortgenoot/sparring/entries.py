"""How questions, answers and lessons stand in the index. No name and no host of an asker is ever in it."""

from __future__ import annotations

from poortgenoot.search.entries import Entry
from poortgenoot.sparring import addresses
from poortgenoot.sparring.models import Answer, Lesson, Outcome, Question, Reading


def audience_of(question: Question) -> frozenset[str]:
    """The asker, and whoever may read along; as `members.access.audience_of` names them."""
    asker = frozenset({f"member-{question.asker_id}"})
    if question.reading == Reading.VERIFIED and not question.restricted:
        return asker | {"verified"}
    asked = asker | {f"member-{invitation.member_id}" for invitation in question.invitations.all()}
    if question.reading == Reading.ASKED or question.restricted:
        return asked
    return asked | {f"verified-host-{m.host_id}" for m in question.asker.memberships.all()}


def question_entry(question: Question) -> Entry:
    """The case, how it ended, and the threads below its answers: whoever reads the question reads those too."""
    parts = (question.sentence, question.wants, question.happened, question.tried, question.consideration)
    return Entry(
        kind="question",
        object_id=question.pk,
        title=question.title,
        body=_joined(*parts, *_ending(question), *_threads(question)),
        url=addresses.question_path(question.pk),
        audience=audience_of(question),
        at=question.published_at,
        professions=tuple(sorted(p.profession for p in question.perspectives.all())),
        themes=_themes(question),
    )


def answer_entry(answer: Answer, question: Question) -> Entry:
    return Entry(
        kind="answer",
        object_id=answer.pk,
        title=question.title,
        body=_joined(answer.text, answer.weighed, answer.would_change),
        url=addresses.answer_path(question.pk, answer.pk),
        audience=audience_of(question),
        at=answer.at,
        professions=(answer.profession,),
        themes=_themes(question),
    )


def lesson_entry(lesson: Lesson) -> Entry:
    return Entry(
        kind="lesson",
        object_id=lesson.pk,
        title=lesson.title,
        body=_joined(lesson.case_text, lesson.insight, lesson.for_employee),
        url=addresses.lesson_path(lesson.pk),
        audience=frozenset({"members"}),
        at=lesson.at,
        professions=tuple(sorted(lesson.professions)),
        themes=_themes(lesson),
    )


def _ending(question: Question) -> tuple[str, ...]:
    outcome: Outcome | None = getattr(question, "outcome", None)
    return (outcome.did, outcome.brought, outcome.tell) if outcome and outcome.hidden_at is None else ()


def _threads(question: Question) -> list[str]:
    """The lines below answers, none that is hidden and none below an answer that is."""
    lines = [line for answer in question.answers.all() if answer.hidden_at is None for line in answer.follow_ups.all()]
    return [line.text for line in sorted(lines, key=lambda line: line.at) if line.hidden_at is None]


def _themes(text: Question | Lesson) -> tuple[str, ...]:
    return tuple(sorted(theme.name for theme in text.themes.all()))


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)
