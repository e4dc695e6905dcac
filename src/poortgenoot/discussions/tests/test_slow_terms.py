"""What a slow table tells its people: a term that comes near, one that is over, and what opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.cast import Cast

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import telling, terms
from poortgenoot.discussions.models import Discussion
from poortgenoot.discussions.tests.table import STEP, Table, lay, stand, weigh_all
from poortgenoot.notifications.models import Notice


def test_a_slow_table_reminds_who_is_missing_once_and_tells_who_leads(cast: Cast) -> None:
    table = lay(cast, pace="slow")
    stand(table, "wegen")
    weigh_all(table.doctor)
    actions.seal(table.doctor, "wegen")
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends - timedelta(hours=12))
    terms.tick(ends - timedelta(hours=11))
    told = Notice.objects.filter(kind="discussion")
    assert sorted(told.values_list("member", flat=True)) == sorted([cast.asker.pk, cast.insurance_doctor.pk])
    terms.tick(ends)
    terms.tick(ends + timedelta(hours=1))
    assert told.filter(member=cast.asker).count() == 2
    assert not table.again().reveals.exists()


def test_on_friday_a_reminder_says_that_the_step_closes_on_monday(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    monday = datetime(2031, 3, 3, 9, tzinfo=clock.AMSTERDAM)
    Discussion.objects.filter(pk=table.discussion.pk).update(step_ends_at=monday)
    terms.tick(monday - timedelta(days=2, hours=20))
    told = Notice.objects.get(kind="discussion", member=cast.doctor).why
    assert told == "Deze stap sluit op maandag 3 maart 2031, 9.00 uur. Jouw verzegelde afweging is er nog niet."


def test_when_who_leads_stood_up_the_others_hear_that_the_term_is_over(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    actions.leave(table.bringer)
    terms.tick(remind(table))
    told = Notice.objects.filter(kind="discussion", why__contains="niemand leidt")
    assert {notice.member for notice in told} == {cast.doctor, cast.insurance_doctor}
    actions.take_over(table.again(), by=table.doctor)


def test_with_more_time_who_is_missing_is_reminded_once_again(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    told = Notice.objects.filter(kind="discussion", member=cast.doctor)
    first = remind(table)
    assert told.count() == 1
    terms.tick(first)
    actions.add_time(table.again(), by=table.bringer)
    second = remind(table)
    assert second > first
    again = told.get()
    assert remind(table) == second
    assert told.get() == again, "once a term"
    terms.tick(second)
    over = Notice.objects.filter(member=cast.asker, why__contains="De termijn is om").get()
    assert over


def test_back_at_a_step_who_is_missing_is_reminded_of_its_new_term(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A week later: in a night or a weekend no working hour passes, and the term stays where it was."""
    table = lay(cast, pace="slow", at="wegen")
    told = Notice.objects.filter(kind="discussion", member=cast.doctor, why__contains="verzegelde afweging")
    remind(table)
    first = told.get()
    monkeypatch.setattr(clock, "_ahead", clock.ahead() + timedelta(days=7))
    actions.go_to(table.again(), STEP["openen"], by=table.bringer, expects=STEP["wegen"])
    actions.go_to(table.again(), STEP["wegen"], by=table.bringer, expects=STEP["openen"])
    remind(table)
    assert told.get() != first


def test_a_table_that_breaks_keeps_no_other_from_its_reminder(cast: Cast) -> None:
    broken, table = lay(cast, pace="slow", at="wegen"), lay(cast, pace="slow", at="wegen")
    Discussion.objects.filter(pk=broken.discussion.pk).update(script={})
    with pytest.raises(ExceptionGroup):
        remind(table)
    assert Notice.objects.filter(kind="discussion", member=cast.doctor).count() == 1


def remind(table: Table) -> datetime:
    """The worker looks half a day before the step ends; gives its end."""
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends - timedelta(hours=12))
    return ends


def test_what_opened_at_a_slow_table_is_told_without_a_value(cast: Cast) -> None:
    table = lay(cast, pace="slow")
    stand(table, "wegen")
    for seat in table.seats:
        weigh_all(seat, 4, -2)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    told = Notice.objects.filter(kind="discussion", member=cast.doctor).get()
    assert "De enveloppen zijn open" in told.why
    assert "Dat telt hier" not in told.why


@pytest.mark.parametrize(
    ("opened", "said"), [(False, "Je kunt de enveloppen openen."), (True, "Ga verder als het kan.")]
)
def test_who_leads_is_asked_to_open_only_what_is_still_shut(cast: Cast, opened: bool, said: str) -> None:
    table = lay(cast, pace="slow", at="wegen")
    for seat in table.seats:
        weigh_all(seat, 4, -2)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    if opened:
        actions.reveal(table.again(), by=table.bringer)
    terms.tick(table.again().step_ends_at or clock.now())
    told = Notice.objects.get(member=cast.asker, why__startswith="De termijn is om.")
    assert told.why == f"De termijn is om. {said}"


def test_two_steps_with_long_keys_that_begin_alike_are_told_both(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    discussion = table.again()
    assert discussion.step
    for number in "12":
        telling.tell_opened(discussion, replace(discussion.step, key="w" * 59 + number))
    assert Notice.objects.filter(kind="discussion", member=cast.doctor).count() == 2


def test_a_live_table_reminds_nobody(table: Table) -> None:
    stand(table, "wegen")
    assert terms.tick(clock.now() + timedelta(days=9)) == 0
