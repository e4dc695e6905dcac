"""The real guard, and a case with everything in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from poortgenoot import guard
from poortgenoot.core import clock
from poortgenoot.discussions import shipped
from poortgenoot.discussions.actions.alone import gather
from poortgenoot.discussions.actions.methods import keep
from poortgenoot.discussions.models import Gathering, OwnMethod, PreparedCase
from poortgenoot.discussions.tests.group import Peers, date_of, gather_peers
from poortgenoot.discussions.tests.table import Table, forget_tables, lay
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import Notice, NoticeKind
from poortgenoot.sparring.models import Answer, Breach, Duty, Invitation, Lesson, Purge, Question, Report, SelfReport
from tests.again import Again, once_more
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
    reported: Question
    """Another question of the asker, reported by the insurance doctor, who was asked for it."""
    report: Report
    about_me: SelfReport
    duty: Duty
    """The doctor's, for the association, next week."""
    breach: Breach
    """Of the association; nobody decided anything about it yet."""
    table: Table
    """The asker brings and leads; not begun."""
    prepared: PreparedCase
    peers: Peers
    """The doctor leads; there is one date, to come."""
    gathering: Gathering
    """Of the association, around `prepared`."""
    own_method: OwnMethod
    """Of the association."""


@pytest.fixture(scope="session")
def case_again(cast_again: Again[Cast], the_guard: None, django_db_blocker: Any) -> Again[Case]:
    with django_db_blocker.unblock():
        return once_more(cast_again, make_case)


@pytest.fixture
def case(cast: Cast, case_again: Again[Case]) -> Case:
    forget_tables()
    return case_again()


def make_case(cast: Cast) -> Case:
    question = make_question(cast.asker, "BA")
    invitation = make_invitation(question, cast.doctor)
    lesson = Lesson.objects.create(
        author=cast.coach, profession="JC", title="Klein beginnen", case_text="…", insight="…"
    )
    tell(cast.doctor, NoticeKind.LESSON, subject=f"lesson:{lesson.pk}", title="Een les", url="/lessen/")
    notice = cast.doctor.notices.get()
    reported = make_question(cast.asker, "VA")
    make_invitation(reported, cast.insurance_doctor)
    report = Report.objects.create(
        kind="question", object_id=reported.pk, question=reported, why="unkind", by=cast.insurance_doctor
    )
    about_me = SelfReport.objects.create(where="Een les over opbouwen", contact="Bel mij")
    week = {"profession": "BA", "monday": next_monday()}
    duty = Duty.objects.create(host=cast.association, member=cast.doctor, **week)
    answer = make_answer(question, cast.doctor)
    wiped = Purge.objects.create(kind="answer", object_id=answer.pk + 1_000)
    breach = Breach.objects.create(purge=wiped, visible_from=clock.now(), readers=3, mails=1)
    breach.hosts.add(cast.association)
    return Case(question, invitation, answer, lesson, notice, reported, report, about_me, duty, breach, **_tables(cast))


def _tables(cast: Cast) -> dict[str, Any]:
    prepared = PreparedCase.objects.filter(host=None).order_by("place")[0]
    peers = gather_peers(cast)
    date_of(peers, cast.doctor, hours=48)
    soon = clock.now() + timedelta(days=2)
    gathering = gather(cast.association, prepared, "Congres", soon, by=cast.moderator)
    own_method = keep(cast.association, shipped.methods()["bob"], by=cast.moderator)
    return {
        "table": lay(cast),
        "prepared": prepared,
        "peers": peers,
        "gathering": gathering,
        "own_method": own_method,
    }


def next_monday() -> date:
    return clock.today() + timedelta(days=7 - clock.today().weekday())
