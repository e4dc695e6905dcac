"""Two who do something at the same moment: each waits for the other where both would be one too many."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from tests.cast import Cast
from tests.factories import make_question
from tests.processes import WITHIN, somebody_waits, until

from poortgenoot.guard.actions import Unsettled
from poortgenoot.guard.findings import Kind
from poortgenoot.guard.models import Kept
from poortgenoot.members.models import Member
from poortgenoot.sparring import actions
from poortgenoot.sparring.models import Invitation, Question

pytestmark = pytest.mark.django_db(transaction=True)


def do(act: Callable[[], object], done: Event, may_end: Event) -> None:
    """`act` in a transaction that ends when it may."""
    try:
        with transaction.atomic():
            act()
            done.set()
            may_end.wait(WITHIN)
    finally:
        connection.close()


def both_at_once(first: Callable[[], object], second: Callable[[], object]) -> list[BaseException | None]:
    """`second` begins while `first` is done and not committed; `first` commits once `second` waits, or is done too."""
    done, done_too, may_end = Event(), Event(), Event()
    with ThreadPoolExecutor(2) as two:
        one: Future[None] = two.submit(do, first, done, may_end)
        assert done.wait(WITHIN)
        other: Future[None] = two.submit(do, second, done_too, may_end)
        until(lambda: done_too.is_set() or other.done() or somebody_waits())
        may_end.set()
        return [one.exception(WITHIN), other.exception(WITHIN)]


def test_two_questions_at_once_do_not_take_somebody_above_their_cap(cast: Cast) -> None:
    Member.objects.exclude(pk=cast.doctor.pk).update(weekly_cap=0)
    Member.objects.filter(pk=cast.doctor.pk).update(weekly_cap=1)
    one, other = make_question(cast.asker, "BA"), make_question(cast.coach, "BA")
    assert both_at_once(lambda: actions.widen(one, "BA"), lambda: actions.widen(other, "BA")) == [None, None]
    assert Invitation.objects.filter(member=cast.doctor).count() == 1


def test_a_name_that_opens_while_a_detail_is_kept_counts_it(cast: Cast) -> None:
    question = make_question(cast.asker, "BA")

    def keep() -> None:
        Question.objects.select_for_update(no_key=True).get(pk=question.pk)
        rare = Kind.RARE_DIAGNOSIS.value
        Kept.objects.create(case=question.case, part="answer:1", kind=rare, reason="nodig", by=cast.doctor.pk)

    _kept, opened = both_at_once(keep, lambda: actions.open_name(question, by=cast.asker))
    assert isinstance(opened, Unsettled)
    question.refresh_from_db()
    assert not question.named
