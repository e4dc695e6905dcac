"""The real guard, and a case with everything in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from poortgenoot import guard
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import Notice, NoticeKind
from poortgenoot.sparring.models import Answer, Invitation, Lesson, Question
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question


@pytest.fixture(scope="session", autouse=True)
def the_guard() -> None:
    guard.start_building(Path(settings.DATA_DIR) / "guard")
    built = guard._guard
    assert built is not None
    assert built.wait(120) is guard.State.READY


@dataclass(frozen=True)
class Case:
    """A question of the asker, read by the doctor only, who was invited and answered."""

    question: Question
    invitation: Invitation
    answer: Answer
    lesson: Lesson
    notice: Notice
    """In the inbox of the doctor."""


@pytest.fixture
def case(cast: Cast) -> Case:
    question = make_question(cast.asker, "BA")
    invitation = make_invitation(question, cast.doctor)
    lesson = Lesson.objects.create(
        author=cast.coach, profession="JC", title="Klein beginnen", case_text="…", insight="…"
    )
    tell(cast.doctor, NoticeKind.LESSON, subject=f"lesson:{lesson.pk}", title="Een les", url="/lessen/")
    return Case(question, invitation, make_answer(question, cast.doctor), lesson, cast.doctor.notices.get())
