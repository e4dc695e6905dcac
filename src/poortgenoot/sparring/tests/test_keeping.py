"""Questions that fell silent are closed by the house, and what visitors wrote does not stay for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.notifications.models import Notice
from poortgenoot.sparring import actions
from poortgenoot.sparring.actions import keeping, rounds
from poortgenoot.sparring.actions.keeping import Night
from poortgenoot.sparring.models import Invitation, Question, SelfReport
from poortgenoot.sparring.retention import months_before, quiet_months
from poortgenoot.sparring.tests.conftest import OUTCOME
from poortgenoot.sparring.tests.pages import look

type Nights = Callable[[float], Night]
MONTH = 31


@pytest.fixture
def after() -> Iterator[Nights]:
    """Moves the house's clock on by days, and lets the night do its work."""

    def move(days: float) -> Night:
        clock.set_ahead(clock.ahead() + timedelta(days=days))
        return actions.keep_house(clock.now())

    yield move
    clock.set_ahead(timedelta())


def told(question: Question) -> list[str]:
    return list(Notice.objects.filter(member=question.asker, kind="term").values_list("title", flat=True))


def test_an_asker_hears_a_month_before_that_a_silent_question_closes(cast: Cast, after: Nights) -> None:
    question = make_question(cast.asker)
    after(10.9 * 30)
    assert told(question) == []
    assert after(MONTH).told == 1
    assert told(question) == ["Een vraag van jou staat al lang stil"]
    assert question.title not in str(Notice.objects.values_list("title", "why"))
    assert after(1) == Night(0, 0, 0)
    question.refresh_from_db()
    assert question.is_open


def test_what_stays_silent_a_month_after_that_is_closed_and_goes_twelve_months_later(cast: Cast, after: Nights) -> None:
    question = make_question(cast.asker)
    invitation = make_invitation(question, cast.doctor)
    after(11 * MONTH)
    assert after(25).closed == 0
    assert after(MONTH).closed == 1
    question.refresh_from_db()
    assert not question.is_open
    assert told(question) == ["Een vraag van jou is stil gesloten"]
    assert "Deze vraag is stil gesloten" in look(cast.asker, f"/sparren/{question.pk}/")
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.FREED
    assert Event.objects.filter(verb="closed_quietly", object_id=question.pk).count() == 1
    after(12 * MONTH)
    actions.tick(clock.now())
    assert not Question.objects.exists()


def test_an_answer_begins_the_year_anew_also_after_the_notice(cast: Cast, after: Nights) -> None:
    question = make_question(cast.asker)
    after(11 * MONTH)
    make_answer(question, cast.doctor)
    assert after(MONTH * 2) == Night(0, 0, 0)
    assert after(MONTH * 9).told == 1
    assert told(question) == ["Een vraag van jou staat al lang stil"]
    assert after(MONTH).closed == 1


def test_nothing_is_closed_that_nobody_was_told_about(cast: Cast, after: Nights) -> None:
    """The worker stood still for two years: first the notice, then a month."""
    make_question(cast.asker)
    assert after(24 * MONTH) == Night(1, 0, 0)
    assert after(MONTH).closed == 1


def test_who_tells_how_it_ended_after_the_notice_closed_it_themselves(cast: Cast, after: Nights) -> None:
    question = make_question(cast.asker)
    after(11 * MONTH)
    actions.close(question, OUTCOME, by=cast.asker)
    assert after(MONTH * 2).closed == 0
    assert "stil gesloten" not in look(cast.asker, f"/sparren/{question.pk}/")


def test_a_wiped_question_takes_its_notice_along(cast: Cast, after: Nights) -> None:
    question = make_question(cast.asker)
    after(11 * MONTH)
    actions.purge("question", question.pk, by=cast.asker)
    assert not Notice.objects.filter(kind="term").exists()


def test_the_words_of_a_visitor_go_when_handled_and_after_half_a_year_anyhow(cast: Cast, after: Nights) -> None:
    handled = actions.self_report("Een les over opbouwen", "een@voorbeeld.nl")
    actions.handle_self_report(handled, by=cast.moderator)
    actions.self_report("Een vraag over opbouwen", "twee@voorbeeld.nl")
    assert list(SelfReport.objects.order_by("pk").values_list("contact", flat=True)) == ["", "twee@voorbeeld.nl"]
    assert after(5 * 30).wiped == 0
    assert after(2 * MONTH).wiped == 1
    assert set(SelfReport.objects.values_list("where", "contact")) == {("", "")}
    assert "voorbeeld.nl" not in look(cast.moderator, "/moderatie/?deel=herkend")


def test_a_setting_leaves_room_for_the_month_of_notice() -> None:
    assert [quiet_months(wished) for wished in (0, 1, 2, 12)] == [2, 2, 2, 12]
    assert months_before(clock.now(), 11) > months_before(clock.now(), 12)


def test_the_words_of_a_visitor_stay_as_many_months_as_was_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    actions.self_report("Een vraag over opbouwen", "twee@voorbeeld.nl")
    monkeypatch.setattr(keeping, "LIMITS", replace(LIMITS, months_self_report=2))
    assert actions.keep_house(clock.now() + timedelta(days=50)).wiped == 0
    assert actions.keep_house(clock.now() + timedelta(days=65)).wiped == 1


def test_a_question_may_be_silent_for_as_many_months_as_was_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_question(cast.asker)
    monkeypatch.setattr(keeping, "LIMITS", replace(LIMITS, months_without_activity=4))
    assert actions.keep_house(clock.now() + timedelta(days=80)) == Night(0, 0, 0)
    Question.objects.update(published_at=clock.now() - timedelta(days=5 * MONTH))
    Question.objects.update(warned_at=clock.now() - timedelta(days=MONTH + 1))
    assert actions.keep_house(clock.now()).closed == 1


def test_a_closed_question_stays_as_many_months_as_was_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_question(cast.asker, closed_at=clock.now())
    monkeypatch.setattr(rounds, "LIMITS", replace(LIMITS, months_after_closing=3))
    actions.tick(clock.now() + timedelta(days=80))
    assert Question.objects.count() == 1
    actions.tick(clock.now() + timedelta(days=100))
    assert Question.objects.count() == 0
