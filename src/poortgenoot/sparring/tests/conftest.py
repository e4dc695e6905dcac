"""Time that can be moved on, and drafts of every kind."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from poortgenoot import guard
from poortgenoot.core import clock
from poortgenoot.sparring import actions
from poortgenoot.sparring.drafts import AnswerDraft, Draft, FollowUpDraft, LessonDraft, OutcomeDraft

type Later = Callable[..., None]


@pytest.fixture(scope="session", autouse=True)
def the_guard() -> None:
    """The real guard, built once for the run."""
    folder = Path(settings.DATA_DIR) / "guard"
    guard.start_building(folder)
    built = guard._guard
    assert built is not None
    assert built.wait(120) is guard.State.READY


@pytest.fixture
def later() -> Iterator[Later]:
    """Moves the house's clock on, by what `timedelta` takes, and lets what is due happen."""

    def move(**how_long: float) -> None:
        clock.set_ahead(clock.ahead() + timedelta(**how_long))
        actions.tick(clock.now())

    yield move
    clock.set_ahead(timedelta())


def draft(**changes: object) -> Draft:
    plain = Draft(
        draft_key=uuid.uuid4(),
        title="Bij burn-out eerst uren of eerst taken opbouwen?",
        sentence="Bouw ik eerst de uren op of eerst de taken?",
        wants="Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
        professions=("BA",),
        term="week",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def answer_draft(**changes: object) -> AnswerDraft:
    plain = AnswerDraft(uuid.uuid4(), "Begin met taken die energie geven en bouw daarna de uren op.")
    return replace(plain, **changes)  # type: ignore[arg-type]


def follow_up_draft(**changes: object) -> FollowUpDraft:
    return replace(FollowUpDraft(uuid.uuid4(), "Hoe lang wacht je dan met de uren?"), **changes)  # type: ignore[arg-type]


OUTCOME = OutcomeDraft(
    did="Ik begon met twee lichte taken en liet de uren even staan.",
    brought="Na vier weken ging het beter en kwamen de uren vanzelf.",
    tell="Eerst doen wat lukt, dan pas meer.",
)
LESSON = LessonDraft(
    title="Eerst taken, dan uren",
    case_text="Iemand met een burn-out wil terug naar het eigen werk.",
    insight="Taken die energie geven maken ruimte voor uren.",
    for_employee="Begin met wat je goed afgaat.",
)
