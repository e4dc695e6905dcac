"""A large world is believable in small, the same each time, and never mixed with a real one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from bench import pages
from poortgenoot.core.limits import LIMITS
from poortgenoot.demo import large
from poortgenoot.members.models import Member, Vouch
from poortgenoot.notifications.models import Mail
from poortgenoot.operation import UNUSED
from poortgenoot.sparring.models import Answer, Invitation, Question
from tests.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> None:
    large.fill(20, 10)


@pytest.mark.usefixtures("world")
def test_it_has_the_members_and_questions_that_were_asked_for() -> None:
    assert (Member.objects.count(), Question.objects.count()) == (20, 10)
    assert all(m.name and m.professions and m.user for m in Member.objects.select_related("user"))


@pytest.mark.usefixtures("world")
def test_only_verified_members_of_the_profession_answer_and_nobody_answers_themselves() -> None:
    answers = Answer.objects.select_related("question")
    assert answers
    for answer in answers:
        assert Vouch.objects.filter(member=answer.member_id, profession=answer.profession).exists()
        assert answer.member_id != answer.question.asker_id
        assert Invitation.objects.filter(question=answer.question, member=answer.member_id).exists()


def test_nobody_has_more_open_questions_than_the_house_allows() -> None:
    large.fill(20, 200)
    open_ones = [Question.objects.filter(asker=m, closed_at=None).count() for m in Member.objects.all()]
    assert 0 < max(open_ones) <= LIMITS.open_questions


@pytest.mark.usefixtures("world")
def test_a_member_of_it_sees_the_house() -> None:
    question = Question.objects.select_related("asker__user").latest("pk")
    browser = client_of(question.asker)
    assert question.title in browser.get(f"/sparren/{question.pk}/").text
    assert browser.get("/").status_code == 200
    assert question.asker.name in browser.get("/leden/").text


@pytest.mark.usefixtures("world")
def test_a_database_with_members_is_left_alone() -> None:
    with pytest.raises(large.NotEmpty):
        large.fill(20, 10)
    assert Member.objects.count() == 20


def test_the_same_seed_makes_the_same_world() -> None:
    def made(seed: int) -> list[tuple[str, ...]]:
        large.fill(20, 10, seed)
        names = [tuple(Member.objects.order_by("pk").values_list("name", flat=True))]
        titles = [tuple(Question.objects.order_by("pk").values_list("title", flat=True))]
        texts = [tuple(Answer.objects.order_by("pk").values_list("text", flat=True))]
        for model in (Answer, Question, Member):
            model.objects.all().delete()
        large.Host.objects.all().delete()
        large.User.objects.all().delete()
        return names + titles + texts

    first = made(1)
    assert first == made(1)
    assert first != made(2)


@pytest.mark.usefixtures("world")
def test_nothing_is_mailed() -> None:
    assert not Mail.objects.exists()
    assert not getattr(mail, "outbox", [])


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=UNUSED)


@pytest.mark.usefixtures("world", "collected")
def test_its_pages_can_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "WARM", 2)  # nobody reads the times
    monkeypatch.setattr(pages, "PAGES", 6)
    rows = {row.name: row for row in pages.measure()}
    assert len(rows) == 15
    assert all(row.value > 0 for row in rows.values())
    assert all(rows[f"{page}: most queries"].met for page in ("home", "question"))
