"""What is of one table, one case or one person does nothing at another."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from tests.cast import Cast, client_of
from tests.factories import make_question

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.discussions import actions, seating
from poortgenoot.discussions.access.cases import discussion_by_code
from poortgenoot.discussions.actions import certificates, peers
from poortgenoot.discussions.actions.alone import gather
from poortgenoot.discussions.models import Contribution, Discussion, Mark, PreparedCase, Seat, Turn
from poortgenoot.discussions.tests.alone import seal, the_case
from poortgenoot.discussions.tests.group import date_of, gather_peers, line_of, signed
from poortgenoot.discussions.tests.table import Table, draft, lay, stand, weigh_all
from poortgenoot.sparring.models import Recognition

pytestmark = pytest.mark.django_db


def waiting_guest(table: Table) -> Seat:
    """Declared, and not let in yet."""
    guest, _key = actions.invite_guest(table.again(), by=table.bringer)
    actions.declare(guest)
    return Seat.objects.get(pk=guest.pk)


def asked_at(table: Table) -> Contribution:
    stand(table, "vragen")
    return actions.contribute(table.again(), "Wie weet ervan?", uuid.uuid4(), by=table.doctor)


def test_who_leads_one_table_does_nothing_to_the_seats_of_another(table: Table, cast: Cast) -> None:
    other = lay(cast)
    guest = waiting_guest(other)
    actions.hand_over(other.discussion, other.doctor, by=other.bringer)
    with pytest.raises(Refused):
        actions.remove(other.insurance_doctor, by=table.bringer)
    with pytest.raises(Refused):
        actions.confirm_guest(guest, by=table.bringer)
    with pytest.raises(Refused):
        actions.hand_over(table.discussion, other.doctor, by=table.bringer)


def test_who_leads_does_not_take_themselves_from_the_table(table: Table) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    with pytest.raises(Refused):
        actions.remove(table.doctor, by=table.doctor)


def test_a_turn_is_taken_at_its_own_table_while_it_goes_on(table: Table, cast: Cast) -> None:
    other = lay(cast, at="ronde")
    stand(table, "ronde")
    turn = Turn.objects.get(seat=other.doctor)
    with pytest.raises(Refused):
        actions.take_turn(turn, Turn.State.HEARD, by=table.bringer)
    actions.take_turn(turn, Turn.State.HEARD, by=other.bringer)
    actions.close(other.again(), by=other.bringer)
    with pytest.raises(Refused):
        actions.take_turn(turn, Turn.State.PASSED, by=other.doctor)


def test_only_a_question_of_this_table_is_answered_and_only_by_the_bringer(table: Table, cast: Cast) -> None:
    other = lay(cast)
    elsewhere, here = asked_at(other), asked_at(table)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "De leidinggevende.", uuid.uuid4(), by=table.bringer, answers=elsewhere)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "De leidinggevende.", uuid.uuid4(), by=table.doctor, answers=here)
    answer = actions.contribute(table.again(), "De leidinggevende.", uuid.uuid4(), by=table.bringer, answers=here)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "En de werknemer.", uuid.uuid4(), by=table.bringer, answers=answer)


@pytest.mark.parametrize("change", [{"restricted": True}, {"closed_at": clock.now()}, {"joining": "invited"}])
def test_a_link_opens_nothing_that_it_should_not(cast: Cast, change: dict[str, object]) -> None:
    discussion = actions.prepare(draft(cast.asker, cast, joining="link"), by=cast.asker)
    code, screen = discussion.code, f"/casus/{discussion.pk}/scherm/"
    assert discussion_by_code(code) == discussion
    assert code in client_of(cast.asker).get(screen).text
    Discussion.objects.update(**change)
    assert discussion_by_code(code) is None
    assert code not in client_of(cast.asker).get(screen).text
    assert client_of(cast.labour_expert).get(f"/casus/mee/{code}/").status_code == 404
    with pytest.raises(Refused):
        actions.take(Discussion.objects.get(code=code), "AD", by=cast.labour_expert, code=code)


def test_a_case_begins_with_nobody_elses_question(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.prepare(draft(cast.asker, cast, question=make_question(cast.doctor)), by=cast.asker)
    assert not Discussion.objects.exists()


def test_a_guest_declares_nothing_once_it_is_over_or_they_were_taken_away(table: Table) -> None:
    late, _key = actions.invite_guest(table.discussion, by=table.bringer)
    gone, _key = actions.invite_guest(table.discussion, by=table.bringer)
    actions.remove(gone, by=table.bringer)
    with pytest.raises(Refused):
        actions.declare(gone)
    stand(table, "open")
    actions.close(table.again(), by=table.bringer)
    with pytest.raises(Refused):
        actions.declare(late)


def test_an_open_page_stays_as_long_as_its_seat_sees_the_table(cast: Cast) -> None:
    question = make_question(cast.asker)
    table = lay(cast, question=question)
    guest = waiting_guest(table)
    assert seating.may_stay(table.doctor.pk)
    assert not seating.may_stay(guest.pk)
    Recognition.objects.create(question=question, member=cast.doctor)
    assert not seating.may_stay(table.doctor.pk)
    actions.leave(table.insurance_doctor)
    assert not seating.may_stay(table.insurance_doctor.pk)
    assert seating.may_stay(table.bringer.pk)
    Discussion.objects.update(hidden_at=clock.now())
    assert not seating.may_stay(table.bringer.pk)


def test_the_time_of_a_step_does_not_run_out_while_the_clock_stands(table: Table) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor)
    actions.seal(table.doctor, "wegen")
    stand(table, "openen")
    actions.pause(table.again(), by=table.bringer)
    Discussion.objects.update(step_ends_at=clock.now() - timedelta(minutes=1))
    with pytest.raises(Refused, match="Nog niet iedereen"):
        actions.reveal(table.again(), by=table.bringer)
    Discussion.objects.update(paused_at=None)
    assert actions.reveal(table.again(), by=table.bringer).missing


def test_what_is_mine_in_a_group_nobody_else_gives_or_takes_away(cast: Cast) -> None:
    group = gather_peers(cast)
    made = certificates.certify(line_of(signed(group, cast.doctor), group.asker), name="", register="", by=cast.asker)
    with pytest.raises(Refused):
        certificates.withdraw_certificate(made, by=cast.doctor)
    with pytest.raises(Refused):
        peers.share_number(group.asker, "", by=cast.doctor)
    table = lay(cast)
    with pytest.raises(Refused):
        peers.bring_to(date_of(group, cast.doctor, hours=24), table.discussion, by=cast.insurance_doctor)
    actions.close(table.discussion, by=table.bringer)
    with pytest.raises(Refused):
        peers.bring_to(date_of(group, cast.doctor, hours=48), table.again(), by=cast.asker)


def test_the_link_of_a_gathering_weighs_its_own_case_only(cast: Cast) -> None:
    ends_at = clock.now() + timedelta(days=2)
    other = PreparedCase.objects.exclude(slug=the_case().slug).filter(host=None).first()
    assert other
    elsewhere = gather(cast.association, other, "Congres", ends_at, by=cast.moderator)
    with pytest.raises(Refused):
        seal("BA", gathering=elsewhere)
    assert not Mark.objects.exists()
