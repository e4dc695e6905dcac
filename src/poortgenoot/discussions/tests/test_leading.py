"""The facilitator leads; the clock, the steps and the lead itself survive what happens at a table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import Cast

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.core.models import Event
from poortgenoot.discussions import actions
from poortgenoot.discussions.access.leading import can_take_over
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.terms import working_days_after
from poortgenoot.discussions.tests.table import SCRIPT, STEP, Table, lay, stand, time_goes_by
from poortgenoot.notifications.models import Notice
from poortgenoot.sparring.terms import HOURS_A_DAY, working_hours_between


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


def test_who_presses_second_gives_the_step_no_new_time_and_a_page_of_before_moves_nothing(table: Table) -> None:
    stand(table, "vragen")
    before = table.again()
    actions.go_to(before, STEP["vragen"], by=table.bringer, expects=STEP["open"])
    assert (table.again().step_ends_at, table.again().version) == (before.step_ends_at, before.version)
    stand(table, "ronde")
    actions.go_to(table.again(), STEP["vragen"], by=table.bringer, expects=STEP["open"])
    assert table.again().place == STEP["ronde"]


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


@pytest.mark.parametrize("days_ago", range(7, 14))
def test_a_pause_of_a_slow_table_keeps_its_working_hours(cast: Cast, days_ago: int) -> None:
    table = lay(cast, pace="slow")
    actions.start(table.discussion, by=table.bringer)
    paused_at = clock.now() - timedelta(days=days_ago)
    ends = working_days_after(paused_at, 2)
    Discussion.objects.filter(pk=table.discussion.pk).update(paused_at=paused_at, step_ends_at=ends)
    after = actions.resume(table.again(), by=table.bringer).step_ends_at
    assert after is not None
    assert working_hours_between(clock.now(), after) == pytest.approx(2 * HOURS_A_DAY, abs=0.05)


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


def test_who_takes_over_twice_leads_and_is_not_refused(table: Table) -> None:
    stand(table, "open")
    time_goes_by(table, 2)
    be_here(table.doctor)
    for _press in range(2):
        actions.take_over(table.again(), by=table.doctor)
    assert Event.objects.filter(verb="took_over").count() == 1


def test_who_is_given_the_lead_of_a_slow_table_hears_it(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="open")
    actions.hand_over(table.again(), table.doctor, by=table.bringer)
    told = Notice.objects.get(why__contains="Jij leidt deze bespreking nu")
    assert (told.member, told.url) == (cast.doctor, f"/casus/{table.discussion.pk}/")


def test_who_led_a_slow_table_hears_that_another_took_over(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="open")
    time_goes_by(table, 60 * 24 * 9)
    actions.take_over(table.again(), by=table.doctor)
    assert Notice.objects.get(why__contains="Een ander leidt nu").member == cast.asker


def test_at_a_live_table_the_page_tells_who_leads_and_no_inbox_does(table: Table) -> None:
    stand(table, "open")
    actions.hand_over(table.again(), table.doctor, by=table.bringer)
    time_goes_by(table, 2)
    be_here(table.bringer)
    actions.take_over(table.again(), by=table.bringer)
    assert not Notice.objects.exists()


def over_meetings(cast: Cast) -> Table:
    """A live table whose method goes on in a second meeting from the weighing on; it stands at the end of the first."""
    steps = [step | {"meeting": 1 if place < STEP["wegen"] else 2} for place, step in enumerate(SCRIPT["steps"])]
    return lay(cast, at="vragen", script=SCRIPT | {"steps": steps})


def be_here(*seats: Seat) -> None:
    Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(seen_at=clock.now())


@pytest.mark.parametrize("paused", [False, True])
def test_between_two_meetings_nobody_takes_the_lead_over(cast: Cast, paused: bool) -> None:
    table = over_meetings(cast)
    actions.hand_over(table.discussion, table.insurance_doctor, by=table.bringer)
    if paused:
        actions.pause(table.again(), by=table.insurance_doctor)
    time_goes_by(table, 3 * 24 * 60)
    for seat in (table.doctor, table.bringer):
        Seat.objects.filter(discussion=table.discussion).update(seen_at=None)
        be_here(seat)
        assert not can_take_over(seat, table.again())
        with pytest.raises(Refused):
            actions.take_over(table.again(), by=seat)


def test_at_a_table_of_two_nobody_opens_alone_between_two_meetings(cast: Cast) -> None:
    table = over_meetings(cast)
    actions.leave(table.insurance_doctor)
    time_goes_by(table, 3 * 24 * 60)
    be_here(table.doctor)
    with pytest.raises(Refused):
        actions.take_over(table.again(), by=table.doctor)


def test_at_a_table_of_two_one_may_lead_on_while_the_clock_runs(cast: Cast) -> None:
    table = over_meetings(cast)
    actions.leave(table.insurance_doctor)
    time_goes_by(table, 3)
    be_here(table.doctor)
    actions.take_over(table.again(), by=table.doctor)
    assert table.again().facilitator_id == table.doctor.pk


def test_who_led_and_was_not_seen_for_weeks_keeps_nobody_waiting(cast: Cast) -> None:
    table = over_meetings(cast)
    actions.leave(table.insurance_doctor)
    time_goes_by(table, 31 * 24 * 60)
    be_here(table.doctor)
    actions.take_over(table.again(), by=table.doctor)
    assert table.again().facilitator_id == table.doctor.pk


def test_once_the_next_meeting_has_begun_the_lead_may_be_taken_over(cast: Cast) -> None:
    table = over_meetings(cast)
    time_goes_by(table, 3 * 24 * 60)
    be_here(table.doctor, table.insurance_doctor)
    actions.take_over(table.again(), by=table.doctor)
    assert table.again().facilitator_id == table.doctor.pk


def test_who_leads_without_an_open_page_is_there(table: Table) -> None:
    stand(table, "vragen")
    actions.hand_over(table.again(), table.doctor, by=table.bringer)
    Seat.objects.filter(pk=table.doctor.pk).update(seen_at=None)
    assert can_take_over(table.bringer, table.again())
    actions.pause(table.again(), by=table.doctor)
    assert not can_take_over(table.bringer, table.again())


def test_within_a_meeting_one_may_take_over_though_others_put_their_phone_away(cast: Cast) -> None:
    table = over_meetings(cast)
    time_goes_by(table, 3)
    be_here(table.doctor)
    assert can_take_over(table.doctor, table.again())


def test_pressing_next_twice_at_the_last_step_closes_once(cast: Cast) -> None:
    table = lay(cast, at="slot")
    last = STEP["slot"]
    for _press in range(2):
        assert actions.go_to(table.discussion, last + 1, by=table.bringer, expects=last).closed_at
    assert Event.objects.filter(verb="closed", object_id=table.discussion.pk).count() == 1
    with pytest.raises(Refused):
        actions.go_to(table.again(), last - 1, by=table.bringer, expects=last)


def test_every_change_that_all_see_has_a_new_version(table: Table) -> None:
    before = table.again().version
    actions.start(table.discussion, by=table.bringer)
    assert table.again().version == before + 1
