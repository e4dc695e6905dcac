"""Two people at the same moment: each in a connection of its own, one waiting for the other."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from tests.cast import Cast
from tests.processes import WITHIN, somebody_waits, until

from poortgenoot.core import clock
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions, shipped
from poortgenoot.discussions.actions import asking, methods, peers, preparing, presence, records, terms
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.models import Discussion, PeerGroup, RecordLine, Seat, Turn
from poortgenoot.discussions.tests.group import date_of, gather_peers
from poortgenoot.discussions.tests.table import Table, draft, lay, time_goes_by
from poortgenoot.members.models import Member

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def table(cast: Cast) -> Table:
    return lay(cast)


@contextmanager
def somebody_else() -> Iterator[ThreadPoolExecutor]:
    """A thread with a connection of its own."""
    with ThreadPoolExecutor(1) as thread:
        yield thread
        thread.submit(lambda: connection.close()).result()


def meanwhile[T](thread: ThreadPoolExecutor, act: Callable[[], T]) -> Future[T]:
    """Let them begin; back once they wait for what we hold."""
    begun = thread.submit(act)
    until(somebody_waits)
    return begun


def test_of_two_who_take_over_at_once_only_the_first_leads(table: Table) -> None:
    actions.start(table.discussion, by=table.bringer)
    time_goes_by(table, 10)
    Seat.objects.filter(pk=table.bringer.pk).update(seen_at=None)
    with somebody_else() as other:
        with transaction.atomic():
            locked(table.discussion)
            second = meanwhile(other, lambda: actions.take_over(table.again(), by=table.insurance_doctor))
            actions.take_over(table.discussion, by=table.doctor)
            Seat.objects.filter(pk=table.doctor.pk).update(seen_at=table.doctor.seen_at)
        with pytest.raises(Refused):
            second.result(timeout=WITHIN)
    assert table.again().facilitator_id == table.doctor.pk


def test_nobody_is_reminded_of_a_step_that_the_table_just_left(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="open")
    ends = table.again().step_ends_at
    assert ends
    with somebody_else() as worker:
        with transaction.atomic():
            locked(table.discussion)
            ticking = meanwhile(worker, lambda: terms.tick(ends - timedelta(hours=12)))
            actions.go_to(table.again(), 1, by=table.bringer, expects=0)
            actions.add_time(table.again(), by=table.bringer)
        assert ticking.result(timeout=WITHIN) == 0
    assert terms.tick(ends + timedelta(days=30)) == 2


def test_who_is_taken_away_while_they_take_a_turn_says_nothing(cast: Cast) -> None:
    table = lay(cast, at="ronde")
    turn = table.discussion.turns.get(seat=table.doctor)
    with somebody_else() as phone:
        with transaction.atomic():
            locked(table.discussion)
            speaking = meanwhile(phone, lambda: actions.take_turn(turn, Turn.State.HEARD, by=table.doctor))
            actions.remove(table.doctor, by=table.bringer)
        with pytest.raises(Refused):
            speaking.result(timeout=WITHIN)
    turn.refresh_from_db()
    assert turn.state != Turn.State.HEARD


def test_who_was_just_put_last_keeps_that_place_when_heard(cast: Cast) -> None:
    table = lay(cast, at="ronde")
    first = table.discussion.turns.select_related("seat").order_by("place")[0]
    with somebody_else() as phone:
        with transaction.atomic():
            locked(table.discussion)
            heard = meanwhile(phone, lambda: actions.take_turn(first, Turn.State.HEARD, by=first.seat))
            actions.take_turn(table.discussion.turns.get(pk=first.pk), Turn.State.LATER, by=table.bringer)
        heard.result(timeout=WITHIN)
    assert table.discussion.turns.order_by("place").last() == first


def test_a_guest_who_is_taken_away_is_not_let_in_by_who_waited(table: Table) -> None:
    guest, _key = actions.invite_guest(table.discussion, by=table.bringer)
    actions.declare(guest)
    seen = Seat.objects.get(pk=guest.pk)
    with somebody_else() as leader:
        with transaction.atomic():
            locked(table.discussion)
            letting_in = meanwhile(leader, lambda: actions.confirm_guest(seen, by=table.bringer))
            actions.remove(seen, by=table.bringer)
        with pytest.raises(Refused):
            letting_in.result(timeout=WITHIN)
    assert Seat.objects.get(pk=guest.pk).confirmed_at is None


def test_who_handed_over_and_left_moves_no_line_and_no_step(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    lines = [records.write_line(table.doctor, "order", text, key=uuid.uuid4()) for text in ("Eerst rust.", "Dan uren.")]
    with somebody_else() as other:
        with transaction.atomic():
            locked(table.discussion)
            moving = meanwhile(other, lambda: records.move_line(lines[1], -1, by=table.bringer))
            Seat.objects.filter(pk=table.bringer.pk).update(left_at=clock.now())
        with pytest.raises(Refused):
            moving.result(timeout=WITHIN)
    assert list(RecordLine.objects.all()) == lines
    with pytest.raises(Refused):
        actions.add_time(table.again(), by=table.bringer)


def test_who_left_a_moment_ago_is_not_handed_the_lead(table: Table) -> None:
    with somebody_else() as leader:
        with transaction.atomic():
            locked(table.discussion)
            handing = meanwhile(leader, lambda: actions.hand_over(table.again(), table.doctor, by=table.bringer))
            actions.leave(table.doctor)
        with pytest.raises(Refused):
            handing.result(timeout=WITHIN)
    assert table.again().facilitator_id == table.bringer.pk


def test_who_is_taken_away_while_their_page_comes_back_is_gone(table: Table) -> None:
    with somebody_else() as phone:
        with transaction.atomic():
            locked(table.discussion)
            coming = meanwhile(phone, lambda: presence.come(table.doctor.pk))
            actions.remove(table.doctor, by=table.bringer)
        coming.result(timeout=WITHIN)
    assert not Seat.objects.get(pk=table.doctor.pk).takes_part


def test_who_brings_two_cases_at_once_does_not_pass_the_limit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "LIMITS", replace(LIMITS, open_discussions=1))
    with somebody_else() as phone:
        with transaction.atomic():
            actions.prepare(draft(cast.asker, cast), by=cast.asker)
            second = meanwhile(phone, lambda: actions.prepare(draft(cast.asker, cast), by=cast.asker))
        with pytest.raises(TooMany):
            second.result(timeout=WITHIN)
    assert Discussion.objects.count() == 1


def test_a_draft_that_comes_twice_at_once_is_one_discussion_also_at_the_limit(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "LIMITS", replace(LIMITS, open_discussions=1))
    one = draft(cast.asker, cast)
    with somebody_else() as phone:
        with transaction.atomic():
            first = actions.prepare(one, by=cast.asker)
            second = meanwhile(phone, lambda: actions.prepare(one, by=cast.asker))
        assert second.result(timeout=WITHIN) == first


def test_who_makes_two_groups_at_once_does_not_pass_the_limit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "LIMITS", replace(LIMITS, peer_groups=1))
    facts = (cast.association, "Intervisie", "review", "BA")
    with somebody_else() as phone:
        with transaction.atomic():
            peers.make_group(*facts, by=cast.doctor)
            second = meanwhile(phone, lambda: peers.make_group(*facts, by=cast.doctor))
        with pytest.raises(TooMany):
            second.result(timeout=WITHIN)
    assert PeerGroup.objects.count() == 1


def test_who_joins_two_groups_at_once_does_not_pass_the_limit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "LIMITS", replace(LIMITS, peer_groups=1))
    one = peers.make_group(cast.association, "Intervisie", "review", "BA", by=cast.doctor)
    other = peers.make_group(cast.association, "Toetsing", "review", "JC", by=cast.asker)
    with somebody_else() as phone:
        with transaction.atomic():
            peers.join_group(one, "JC", by=cast.coach)
            second = meanwhile(phone, lambda: peers.join_group(other, "JC", by=cast.coach))
        with pytest.raises(TooMany):
            second.result(timeout=WITHIN)
    assert not other.peers.filter(member=cast.coach).exists()


def test_who_leads_two_tables_does_not_ask_above_the_limit_of_a_day_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = lay(cast), lay(cast)
    monkeypatch.setattr(asking, "LIMITS", replace(LIMITS, invitations_per_day=1))
    with somebody_else() as phone:
        with transaction.atomic():
            asking.ask_member(one.discussion, cast.reintegrator, "RP", by=one.bringer)
            asks = partial(asking.ask_member, other.discussion, cast.labour_expert, "AD", by=other.bringer)
            second = meanwhile(phone, asks)
        with pytest.raises(TooMany):
            second.result(timeout=WITHIN)
    assert Seat.objects.filter(asked_by=cast.asker).count() == 1


def test_two_tables_that_miss_a_profession_at_once_do_not_take_somebody_above_their_cap(cast: Cast) -> None:
    Member.objects.exclude(pk=cast.labour_expert.pk).update(weekly_cap=0)
    Member.objects.filter(pk=cast.labour_expert.pk).update(weekly_cap=1)
    one, other = lay(cast), lay(cast)
    actions.hand_over(other.discussion, other.doctor, by=other.bringer)
    with somebody_else() as phone:
        with transaction.atomic():
            assert asking.ask_profession(one.discussion, "AD", by=one.bringer)
            second = meanwhile(phone, lambda: asking.ask_profession(other.discussion, "AD", by=other.doctor))
        assert second.result(timeout=WITHIN) == []


def test_who_left_the_group_a_moment_ago_gets_no_turn_and_does_not_lead(cast: Cast) -> None:
    found = gather_peers(cast)
    date = date_of(found, cast.doctor, hours=24)
    acts: tuple[Callable[[], None], ...] = (
        lambda: peers.change_roles(date, found.asker, None, by=cast.doctor),
        lambda: peers.let_lead(found.asker, by=cast.doctor),
    )
    for act in acts:
        with somebody_else() as leader:
            with transaction.atomic():
                peers.leave_group(found.group, by=cast.asker)
                giving = meanwhile(leader, act)
            with pytest.raises(Refused):
                giving.result(timeout=WITHIN)
        peers.join_group(found.group, "JC", by=cast.asker)
    assert not found.group.peers.filter(member=cast.asker, leads=True).exists()


def test_of_two_methods_that_get_one_name_at_once_the_second_hears_that_it_is_taken(cast: Cast) -> None:
    short = shipped.methods()["snel-wegen"]
    one, other = (methods.keep(cast.association, short, by=cast.moderator) for _copy in range(2))
    ours = replace(short, title="Onze vorm")
    with somebody_else() as colleague:
        with transaction.atomic():
            methods.change(one, ours, expects=1, by=cast.moderator)
            second = meanwhile(colleague, lambda: methods.change(other, ours, expects=1, by=cast.moderator))
        with pytest.raises(ValidationError, match="Zo heet al"):
            second.result(timeout=WITHIN)
