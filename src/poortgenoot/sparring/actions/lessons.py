"""Keeping a closed question for others to learn from."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.models import Member, Theme
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, checks, words
from poortgenoot.sparring.access import can_make_lesson
from poortgenoot.sparring.actions import guarded, index
from poortgenoot.sparring.drafts import LessonDraft
from poortgenoot.sparring.models import Lesson, Question
from poortgenoot.sparring.queries.people import recognisers_of


def make_lesson(question: Question, draft: LessonDraft, *, by: Member) -> Lesson:
    """A lesson from a closed question: every member reads it, so the guard weighs the whole case again.

    Twice counts once. Raises what the guard raises: a combination that restricts a question blocks a lesson.
    """
    if made := Lesson.objects.filter(question=question, author=by).first():
        return made
    demand(can_make_lesson(by, question), _("Sluit de vraag eerst af: vertel hoe het afliep."))
    checks.lesson(draft)
    guarded.demand_fit_for_all(question)
    admitted = guarded.admit(question.case, draft, by=by)
    with transaction.atomic():
        held = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
        if made := Lesson.objects.filter(question=held).first():
            return made
        lesson = _write(held, draft, by)
        guarded.remember(admitted, lesson, held, by=by)
        held.recognitions.update(lesson=lesson)
        ledger.record("made_lesson", lesson, by=by, question=held.pk, professions=lesson.professions)
        index.put_lesson(lesson)
        _tell_answerers(held, lesson)
    return lesson


def keep_lesson(
    draft: LessonDraft, *, author: Member, profession: str, professions: Collection[str], themes: Collection[Theme]
) -> Lesson:
    """A lesson that did not come from a question. Call it inside the transaction, after the guard admitted the texts
    and everybody whose words it holds agreed. Raises `ValidationError`."""
    checks.lesson(draft)
    lesson = Lesson.objects.create(
        author=author, profession=profession, professions=sorted(set(professions)), at=clock.now(), **draft.parts
    )
    lesson.themes.set(themes)
    ledger.record("made_lesson", lesson, by=author, professions=lesson.professions)
    index.put_lesson(lesson)
    return lesson


def _write(question: Question, draft: LessonDraft, by: Member) -> Lesson:
    answered = question.answers.filter(hidden_at=None).values_list("profession", flat=True)
    lesson = Lesson.objects.create(
        question=question,
        author=by,
        profession=question.asked_as,
        professions=sorted(set(answered)),
        at=clock.now(),
        **draft.parts,
    )
    chosen = Theme.objects.filter(pk__in=draft.themes) if draft.themes else question.themes.all()
    lesson.themes.set(chosen)
    return lesson


def _tell_answerers(question: Question, lesson: Lesson) -> None:
    answerers = Member.objects.filter(answers__question=question).distinct()
    for member in answerers.exclude(pk__in=recognisers_of(question)):
        notifications.tell(
            member,
            NoticeKind.LESSON,
            subject=f"lesson:{lesson.pk}",
            title=_("Van deze vraag is een les gemaakt: %(title)s") % {"title": words.inside(lesson.title)},
            url=addresses.lesson_path(lesson.pk),
            why=_("Jij dacht mee over deze vraag."),
        )
