"""One cap holds for questions and tables together: who is asked for one may be full for the other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.factories import make_invitation, make_member, make_question

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import lay
from poortgenoot.members.models import Member
from poortgenoot.sparring import shortlist
from poortgenoot.sparring.queries import colleagues_for
from poortgenoot.sparring.routing import rank
from poortgenoot.sparring.weights import Weights

pytestmark = pytest.mark.django_db


@pytest.fixture
def expert(cast: Cast) -> Member:
    """The only labour expert who wants to be asked: once a week."""
    Member.objects.filter(professions=["AD"]).update(weekly_cap=0)
    return make_member("AD", host=cast.association, weekly_cap=1)


def asked_for_a_question(cast: Cast) -> list[int]:
    question = make_question(cast.asker, "AD")
    need = shortlist.need(question, "AD", clock.now())
    return [one.candidate.member for one in rank(need, shortlist.candidates(need), Weights())]


def test_a_seat_asked_for_fills_the_cap_for_questions(cast: Cast, expert: Member) -> None:
    assert asked_for_a_question(cast) == [expert.pk]
    table = lay(cast)
    actions.ask_profession(table.discussion, "AD", by=table.bringer)
    assert asked_for_a_question(cast) == []
    assert not colleagues_for(make_question(cast.asker, "AD"), "AD").exists()


def test_a_question_fills_the_cap_for_tables(cast: Cast, expert: Member) -> None:
    table = lay(cast)
    make_invitation(make_question(cast.asker, "AD"), expert)
    assert actions.ask_profession(table.discussion, "AD", by=table.bringer) == []


def test_sitting_down_by_oneself_does_not_count(cast: Cast, expert: Member) -> None:
    actions.take(lay(cast).discussion, "AD", by=expert)
    assert asked_for_a_question(cast) == [expert.pk]


def test_declining_keeps_the_place_taken_for_the_week(cast: Cast, expert: Member) -> None:
    table = lay(cast)
    actions.ask_profession(table.discussion, "AD", by=table.bringer)
    actions.decline(table.discussion, by=expert)
    assert asked_for_a_question(cast) == []
    Seat.objects.filter(member=expert).update(asked_at=clock.now() - timedelta(days=8))
    assert asked_for_a_question(cast) == [expert.pk]
