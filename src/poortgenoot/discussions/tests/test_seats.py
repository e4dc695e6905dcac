"""Who may sit at the table, and what a guest's link opens."""

from __future__ import annotations

import pytest
from tests.cast import Cast

from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.discussions import actions
from poortgenoot.discussions.access.cases import discussions_open_to, discussions_visible_to
from poortgenoot.discussions.actions import presence, texts
from poortgenoot.discussions.guest_keys import hash_of
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.tests.table import Table, lay, stand, weigh_all


def test_a_verified_member_of_the_host_sits_down_by_themselves(table: Table, cast: Cast) -> None:
    assert list(discussions_open_to(cast.labour_expert)) == [table.discussion]
    actions.take(table.discussion, "AD", by=cast.labour_expert)
    assert list(discussions_visible_to(cast.labour_expert)) == [table.discussion]


@pytest.mark.parametrize("name", ["stranger", "unverified", "newcomer", "other_moderator"])
def test_who_is_not_vouched_for_here_does_not(table: Table, cast: Cast, name: str) -> None:
    member = cast[name]
    assert member is not None
    assert not discussions_open_to(member).exists()
    assert not discussions_visible_to(member).exists()
    with pytest.raises(Refused):
        actions.take(table.discussion, member.profession, by=member)


def test_nobody_sits_as_a_profession_that_no_host_vouches_for(table: Table, cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.take(table.discussion, "VA", by=cast.labour_expert)


def test_an_invited_table_is_closed_to_others_and_a_link_opens_a_linked_one(cast: Cast) -> None:
    closed = lay_alone(cast, joining="invited")
    with pytest.raises(Refused):
        actions.take(closed, "AD", by=cast.labour_expert)
    linked = lay_alone(cast, joining="link")
    with pytest.raises(Refused):
        actions.take(linked, "AD", by=cast.labour_expert, code="geraden")
    assert actions.take(linked, "AD", by=cast.labour_expert, code=linked.code).takes_part


def lay_alone(cast: Cast, **changes: object) -> Discussion:
    from poortgenoot.discussions.tests.table import draft

    return actions.prepare(draft(cast.asker, cast, **changes), by=cast.asker)


def test_moderators_and_operators_do_not_read_a_discussion_that_is_not_theirs(table: Table, cast: Cast) -> None:
    for member in (cast.moderator, cast.administrator, cast.operator, cast.researcher):
        assert not discussions_visible_to(member).exists()
    Discussion.objects.update(hidden_at=table.discussion.made_at)
    assert discussions_visible_to(cast.moderator).exists()
    assert not discussions_visible_to(cast.other_moderator).exists()


def test_who_left_may_come_back_and_who_was_removed_may_not(table: Table, cast: Cast) -> None:
    actions.leave(table.doctor)
    assert actions.take(table.discussion, "BA", by=cast.doctor).takes_part
    actions.remove(Seat.objects.get(pk=table.doctor.pk), by=table.bringer)
    assert not discussions_visible_to(cast.doctor).exists()
    with pytest.raises(Refused):
        actions.take(table.discussion, "BA", by=cast.doctor)


def test_who_was_asked_and_then_removed_does_not_come_back_by_declining(table: Table, cast: Cast) -> None:
    Discussion.objects.filter(pk=table.discussion.pk).update(joining="link")
    asked = actions.ask_member(table.discussion, cast.labour_expert, "AD", by=table.bringer)
    actions.remove(asked, by=table.bringer)
    with pytest.raises(Refused):
        actions.decline(table.discussion, by=cast.labour_expert)
    with pytest.raises(Refused):
        actions.take(table.again(), "AD", by=cast.labour_expert, code=table.discussion.code)


def test_the_bringer_cannot_be_removed_nor_can_others_remove(table: Table) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    with pytest.raises(Refused, match="inbracht"):
        actions.remove(table.bringer, by=table.doctor)
    with pytest.raises(Refused):
        actions.remove(table.insurance_doctor, by=table.bringer)


def test_a_guest_declares_is_confirmed_and_then_sits(table: Table) -> None:
    seat, _key = actions.invite_guest(table.discussion, by=table.bringer)
    with pytest.raises(Refused, match="niets verklaard"):
        actions.confirm_guest(seat, by=table.bringer)
    actions.declare(seat)
    seat = Seat.objects.get(pk=seat.pk)
    assert not seat.takes_part
    actions.confirm_guest(seat, by=table.bringer)
    assert Seat.objects.get(pk=seat.pk).takes_part


def test_a_guests_link_works_for_one_person(table: Table) -> None:
    seat, key = actions.invite_guest(table.discussion, by=table.bringer)
    own = actions.declare(seat)
    assert own != key
    assert not Seat.objects.filter(key_hash=hash_of(key)).exists()
    with pytest.raises(Refused, match="al gebruikt"):
        actions.declare(Seat.objects.get(pk=seat.pk))


def test_the_key_of_a_link_is_not_in_the_database(table: Table) -> None:
    from poortgenoot.sparring.tests.test_guarded import everything_stored

    seat, key = actions.invite_guest(table.discussion, by=table.bringer)
    own = actions.declare(seat)
    assert key not in everything_stored()
    assert own not in everything_stored()


def test_a_removed_guest_weighs_no_more(table: Table) -> None:
    seat, _key = actions.invite_guest(table.discussion, by=table.bringer)
    actions.declare(seat)
    actions.confirm_guest(Seat.objects.get(pk=seat.pk), by=table.bringer)
    stand(table, "wegen")
    guest = Seat.objects.get(pk=seat.pk)
    weigh_all(guest)
    actions.remove(guest, by=table.bringer)
    with pytest.raises(Refused):
        weigh_all(guest)


def test_a_guest_neither_leads_nor_takes_over(table: Table) -> None:
    seat, _key = actions.invite_guest(table.discussion, by=table.bringer)
    actions.declare(seat)
    actions.confirm_guest(Seat.objects.get(pk=seat.pk), by=table.bringer)
    guest = Seat.objects.get(pk=seat.pk)
    with pytest.raises(Refused):
        actions.hand_over(table.discussion, guest, by=table.bringer)
    actions.leave(table.bringer)
    with pytest.raises(Refused):
        actions.take_over(table.again(), by=guest)


def test_there_is_room_for_so_many_and_no_more(table: Table, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    Seat.objects.filter(pk=table.doctor.pk).update(number=LIMITS.seats)
    with pytest.raises(TooMany):
        actions.take(table.discussion, "AD", by=cast.labour_expert)


def test_there_are_so_many_guests_and_no_more(table: Table) -> None:
    for _guest in range(LIMITS.guests):
        actions.invite_guest(table.discussion, by=table.bringer)
    with pytest.raises(TooMany):
        actions.invite_guest(table.discussion, by=table.bringer)


def test_who_sealed_keeps_the_profession_they_sealed_as(cast: Cast) -> None:
    table = lay(cast, at="wegen")
    weigh_all(table.doctor)
    actions.leave(table.doctor)
    assert actions.take(table.discussion, "BA", by=cast.doctor).profession == "BA"


def test_leaving_twice_is_leaving_once(table: Table) -> None:
    actions.leave(table.doctor)
    left = Seat.objects.get(pk=table.doctor.pk).left_at
    actions.leave(table.doctor)
    assert Seat.objects.get(pk=table.doctor.pk).left_at == left
    assert Event.objects.filter(verb="left").count() == 1


def test_who_sits_down_while_each_has_a_card_gets_one_too_and_keeps_it(table: Table, cast: Cast) -> None:
    stand(table, "ronde")
    late = actions.take(table.discussion, "JC", by=cast.coach)
    cards = dict(table.discussion.cards.values_list("seat", "card"))
    assert late.pk in cards
    assert len(set(cards.values())) == 4
    actions.leave(late)
    actions.take(table.discussion, "JC", by=cast.coach)
    assert dict(table.discussion.cards.values_list("seat", "card")) == cards


def test_a_page_that_closes_because_all_of_it_was_wiped_breaks_nothing(table: Table) -> None:
    texts.take_out(table.discussion)
    presence.go(table.doctor.pk)
    assert not Seat.objects.exists()
