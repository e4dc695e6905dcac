"""Everybody is heard once, in an order that is drawn; who is silent in a step stays silent."""

from __future__ import annotations

import uuid

import pytest
from tests.cast import client_of

from poortgenoot.core.access import Refused
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Turn
from poortgenoot.discussions.tests.table import Table, stand
from poortgenoot.guard.actions import Unsettled


def test_a_round_has_everybody_once_and_coming_back_finds_the_same_order(table: Table) -> None:
    stand(table, "ronde")
    order = list(Turn.objects.values_list("seat_id", flat=True))
    assert sorted(order) == sorted(seat.pk for seat in table.seats)
    place = table.again().place or 0
    actions.go_to(table.again(), place - 1, by=table.bringer, expects=place)
    actions.go_to(table.again(), place, by=table.bringer, expects=place - 1)
    assert list(Turn.objects.values_list("seat_id", flat=True)) == order


def test_who_says_later_comes_last_and_who_passes_is_done(table: Table) -> None:
    stand(table, "ronde")
    first, second = Turn.objects.all()[:2]
    actions.take_turn(first, Turn.State.LATER, by=first.seat)
    actions.take_turn(second, Turn.State.PASSED, by=table.bringer)
    assert Turn.objects.last() == first
    assert Turn.objects.get(pk=second.pk).state == "passed"


def test_nobody_takes_anothers_turn(table: Table) -> None:
    stand(table, "ronde")
    turn = Turn.objects.exclude(seat=table.doctor).exclude(seat=table.bringer).get()
    with pytest.raises(Refused):
        actions.take_turn(turn, Turn.State.HEARD, by=table.doctor)


def test_a_card_for_each_that_was_not_on_this_table_before(table: Table) -> None:
    stand(table, "ronde")
    cards = list(table.discussion.cards.values_list("card", flat=True))
    assert len(set(cards)) == 3


def test_others_ask_in_writing_and_only_the_bringer_answers(table: Table) -> None:
    stand(table, "vragen")
    asked = actions.contribute(table.again(), "Wat lukt er op een goede dag?", uuid.uuid4(), by=table.doctor)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "Ik vraag mezelf wat af.", uuid.uuid4(), by=table.bringer)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "Dat weet ik ook.", uuid.uuid4(), by=table.insurance_doctor, answers=asked)
    answer = actions.contribute(table.again(), "Een uur lezen.", uuid.uuid4(), by=table.bringer, answers=asked)
    assert answer.answers == asked


def test_nobody_writes_while_all_weigh(table: Table) -> None:
    stand(table, "wegen")
    with pytest.raises(Refused):
        actions.contribute(table.again(), "Ik zou dit zwaar laten wegen.", uuid.uuid4(), by=table.doctor)


def test_what_comes_twice_stands_once(table: Table) -> None:
    stand(table, "ronde")
    key = uuid.uuid4()
    one = actions.contribute(table.again(), "Ik denk aan rust.", key, by=table.doctor)
    assert actions.contribute(table.again(), "Ik denk aan rust.", key, by=table.doctor) == one
    assert one.nameless


def test_a_name_is_stopped_in_the_session_too(table: Table) -> None:
    stand(table, "ronde")
    with pytest.raises(Unsettled):
        actions.contribute(table.again(), "Mevrouw Jansma-Terpstra zei dat.", uuid.uuid4(), by=table.doctor)


def test_what_another_wrote_can_be_reported_from_the_table_and_ones_own_words_not(table: Table) -> None:
    stand(table, "vragen")
    asked = actions.contribute(table.again(), "Wat lukt er op een goede dag?", uuid.uuid4(), by=table.doctor)
    way = f"/melden/said/{asked.pk}/"
    room = f"/casus/{table.discussion.pk}/"
    member = table.insurance_doctor.member
    assert member
    reader = client_of(member)
    assert way in reader.get(room).text
    assert reader.get(way).status_code == 200
    writer = table.doctor.member
    assert writer
    assert way not in client_of(writer).get(room).text


def test_a_case_can_be_reported_by_all_but_who_brought_it(table: Table) -> None:
    stand(table, "wegen")
    reader, bringer = table.doctor.member, table.bringer.member
    assert reader
    assert bringer
    room, way = f"/casus/{table.discussion.pk}/", f"/melden/discussion/{table.discussion.pk}/"
    assert way in client_of(reader).get(room).text
    assert client_of(reader).get(way).status_code == 200
    assert way not in client_of(bringer).get(room).text


def test_who_weighs_has_the_case_at_hand_before_the_factors(table: Table) -> None:
    stand(table, "wegen")
    member = table.doctor.member
    assert member
    shown = client_of(member).get(f"/casus/{table.discussion.pk}/").text
    assert shown.index("Wat is er gebeurd?") < shown.index("Weeg, voor jezelf")
    assert shown.count("Wat is er gebeurd?") == 1


def test_why_an_envelope_stays_open_stands_at_the_button_that_was_pressed(table: Table) -> None:
    stand(table, "wegen")
    member = table.doctor.member
    assert member
    where = f"/casus/{table.discussion.pk}/weeg/"
    answer = client_of(member).post(where, {"stap": "wegen", "verzegel": "ja"}, headers={"HX-Request": "true"})
    bar = answer.text.split('class="weigh__end"')[1]
    assert answer.status_code == 422
    assert 'role="alert"' in bar.split("</form>")[0]
