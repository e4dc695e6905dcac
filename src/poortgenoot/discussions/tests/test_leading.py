"""The facilitator leads; the clock, the steps and the lead itself survive what happens at a table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import Cast

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import SCRIPT, STEP, Table, lay, stand, time_goes_by


def test_it_begins_at_the_first_step_with_its_time(table: Table) -> None:
    discussion = actions.start(table.discussion, by=table.bringer)
    assert discussion.step is not None
    assert discussion.step.key == "open"
    assert discussion.step_ends_at is not None
    assert timedelta(minutes=4) < discussion.step_ends_at - clock.now() <= timedelta(minutes=5)


def test_two_who_press_next_at_once_move_one_step(table: Table) -> None:
    actions.start(table.discussion, by=table.bringer)
    for _press in range(2):
        actions.go_to(table.discussion, 1, by=table.bringer, expects=0)
    assert table.again().place == 1


def test_back_is_one_step_too(table: Table) -> None:
    stand(table, "wegen")
    actions.go_to(table.again(), 1, by=table.bringer, expects=2)
    assert table.again().place == 1


@pytest.mark.parametrize("place", [-1, 2, 7])
def test_nobody_jumps(table: Table, place: int) -> None:
    actions.start(table.discussion, by=table.bringer)
    with pytest.raises(Refused):
        actions.go_to(table.again(), place, by=table.bringer, expects=0)


def test_past_the_last_step_it_is_closed(table: Table) -> None:
    stand(table, "slot")
    actions.go_to(table.again(), len(SCRIPT["steps"]), by=table.bringer, expects=STEP["slot"])
    assert table.again().closed_at is not None
    assert table.again().step is None


def test_others_do_not_lead(table: Table) -> None:
    for act in (actions.start, actions.add_time, actions.pause, actions.resume, actions.close):
        with pytest.raises(Refused):
            act(table.discussion, by=table.doctor)
    with pytest.raises(Refused):
        actions.go_to(table.discussion, 1, by=table.doctor, expects=0)


def test_a_pause_keeps_the_time_that_was_left(table: Table) -> None:
    actions.start(table.discussion, by=table.bringer)
    before = table.again().step_ends_at
    actions.pause(table.again(), by=table.bringer)
    paused = table.again()
    paused.paused_at = (paused.paused_at or clock.now()) - timedelta(minutes=10)
    paused.save()
    actions.resume(table.again(), by=table.bringer)
    after = table.again().step_ends_at
    assert before is not None
    assert after is not None
    assert timedelta(minutes=10) <= after - before < timedelta(minutes=10, seconds=5)


def test_five_minutes_more_count_from_now_when_time_was_over(table: Table) -> None:
    actions.start(table.discussion, by=table.bringer)
    time_goes_by(table, 30)
    ends = actions.add_time(table.again(), by=table.bringer).step_ends_at
    assert ends is not None
    assert timedelta(minutes=4) < ends - clock.now() <= timedelta(minutes=5)


def test_a_slow_discussion_counts_working_days(cast: Cast) -> None:
    table = lay(cast, pace="slow")
    ends = actions.start(table.discussion, by=table.bringer).step_ends_at
    assert ends is not None
    assert timedelta(hours=10) <= ends - clock.now() <= timedelta(days=5)


def test_the_lead_is_handed_over_to_a_member_at_the_table(table: Table) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    actions.start(table.discussion, by=table.doctor)
    with pytest.raises(Refused):
        actions.pause(table.discussion, by=table.bringer)


def test_the_lead_is_taken_over_only_when_who_leads_is_gone(table: Table) -> None:
    stand(table, "open")
    with pytest.raises(Refused, match="is er nog"):
        actions.take_over(table.discussion, by=table.doctor)
    time_goes_by(table, 2)
    Seat.objects.filter(pk=table.doctor.pk).update(seen_at=clock.now())
    actions.take_over(table.again(), by=table.doctor)
    assert table.again().facilitator_id == table.doctor.pk


def test_a_discussion_keeps_its_method_when_the_method_changes(table: Table) -> None:
    stand(table, "wegen")
    SCRIPT["steps"][2]["title"], kept = "Anders", SCRIPT["steps"][2]["title"]
    try:
        assert table.again().method.steps[2].title == kept
    finally:
        SCRIPT["steps"][2]["title"] = kept


def test_every_change_that_all_see_has_a_new_version(table: Table) -> None:
    before = table.again().version
    actions.start(table.discussion, by=table.bringer)
    assert table.again().version == before + 1
