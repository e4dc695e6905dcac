"""Everybody is heard once, in an order that is drawn; who is silent in a step stays silent."""

from __future__ import annotations

import uuid
from collections import Counter

import pytest
from structlog.testing import capture_logs
from tests.cast import Cast, client_of

from poortgenoot.core.access import Refused
from poortgenoot.core.models import Event
from poortgenoot.discussions import actions
from poortgenoot.discussions.api import telling
from poortgenoot.discussions.models import Turn
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.discussions.tests.table import SCRIPT, STEP, Table, lay, stand, weigh_all
from poortgenoot.guard.actions import Unsettled


def test_a_round_has_everybody_once_and_coming_back_finds_the_same_order(table: Table) -> None:
    stand(table, "ronde")
    order = list(Turn.objects.values_list("seat_id", flat=True))
    assert sorted(order) == sorted(seat.pk for seat in table.seats)
    place = table.again().place or 0
    actions.go_to(table.again(), place - 1, by=table.bringer, expects=place)
    actions.go_to(table.again(), place, by=table.bringer, expects=place - 1)
    assert list(Turn.objects.values_list("seat_id", flat=True)) == order


def test_while_the_bringer_listens_they_have_no_turn(cast: Cast) -> None:
    steps = [step | ({"kind": "aside"} if step["key"] == "ronde" else {}) for step in SCRIPT["steps"]]
    table = lay(cast, at="ronde", script=SCRIPT | {"steps": steps})
    assert {place.seat for place in table_of(table.discussion.pk).unspoken} == {table.doctor, table.insurance_doctor}
    assert table.bringer.member
    assert "aan de beurt" not in client_of(table.bringer.member).get(f"/casus/{table.discussion.pk}/").text
    actions.leave(table.bringer)
    actions.take(table.again(), "JC", by=table.bringer.member)
    assert not Turn.objects.filter(seat=table.bringer).exists()


def test_a_round_of_some_is_drawn_among_those(cast: Cast) -> None:
    steps = [step | ({"active": "others"} if step["key"] == "ronde" else {}) for step in SCRIPT["steps"]]
    lay(cast, at="ronde", script=SCRIPT | {"steps": steps})
    assert set(Turn.objects.values_list("seat__profession", flat=True)) == {"BA", "VA"}


def test_no_profession_opens_or_closes_every_round_of_a_session(cast: Cast) -> None:
    rounds = [SCRIPT["steps"][STEP["ronde"]] | {"key": key, "cards": ""} for key in "abcdef"]
    table = lay(cast, script=SCRIPT | {"steps": [SCRIPT["steps"][0], *rounds]})
    actions.start(table.discussion, by=table.bringer)
    for place in range(len(rounds)):
        actions.go_to(table.again(), place + 1, by=table.bringer, expects=place)
    orders = [list(Turn.objects.filter(step=r["key"]).values_list("seat__profession", flat=True)) for r in rounds]
    for end in (0, -1):
        assert {order[end] for order in orders} == {"BA", "JC", "VA"}
        assert max(Counter(order[end] for order in orders).values()) <= 3


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


def test_a_round_that_is_over_stays_as_it_was(table: Table) -> None:
    stand(table, "ronde")
    turn = Turn.objects.get(seat=table.doctor)
    stand(table, "opnieuw")
    with pytest.raises(Refused, match="voorbij"):
        actions.take_turn(turn, Turn.State.LATER, by=table.doctor)


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


@pytest.mark.parametrize("step", ["wegen", "openen", "oordeel", "besluit", "terugkijken", "slot"])
def test_nobody_writes_on_paper_where_all_weigh_compare_or_write_things_down(table: Table, step: str) -> None:
    stand(table, "vragen")
    asked = actions.contribute(table.again(), "Wat lukt er op een goede dag?", uuid.uuid4(), by=table.doctor)
    stand(table, step)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "Ik zou dit zwaar laten wegen.", uuid.uuid4(), by=table.doctor)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "Een uur lezen.", uuid.uuid4(), by=table.bringer, answers=asked)


def test_what_one_reflects_on_is_private_or_shared_as_the_script_says(cast: Cast) -> None:
    steps = [step | {"private": False} if step["key"] == "terugkijken" else step for step in SCRIPT["steps"]]
    table = lay(cast, at="terugkijken", script=SCRIPT | {"steps": steps})
    reader = table.insurance_doctor.member
    assert reader
    assert "Zet iets op papier" in client_of(reader).get(f"/casus/{table.discussion.pk}/").text
    actions.contribute(table.again(), "Ik woog te snel.", uuid.uuid4(), by=table.doctor)
    assert "Ik woog te snel." in client_of(reader).get(f"/casus/{table.discussion.pk}/").text


def test_what_comes_twice_stands_once(table: Table) -> None:
    stand(table, "ronde")
    key = uuid.uuid4()
    one = actions.contribute(table.again(), "Ik denk aan rust.", key, by=table.doctor)
    assert actions.contribute(table.again(), "Ik denk aan rust.", key, by=table.doctor) == one
    assert one.nameless


def test_without_a_name_the_order_and_the_moment_tell_nothing_until_the_round_closes(table: Table) -> None:
    stand(table, "ronde")
    for number, text in enumerate("abcdefgh"):
        key = uuid.UUID(int=number)
        actions.contribute(table.again(), f"Ik denk aan {text}.", key, by=table.seats[number % 3])
    written = [said.contribution for said in table_of(table.discussion.pk).said]
    assert {one.key.int for one in written} == set(range(8))
    assert [one.key.int for one in written] != sorted(one.key.int for one in written)
    assert all(telling.said(said).at is None for said in table_of(table.discussion.pk).said)
    counted = [one.pk for one in sorted(written, key=lambda one: one.key.int)]
    assert counted != sorted(counted), "nor does the number by which pages and programs name it"
    assert max(counted) < 2**53, "and a program can read it"
    actions.contribute(table.again(), "Nog iets.", uuid.UUID(int=8), by=table.doctor)
    again = [said.contribution for said in table_of(table.discussion.pk).said]
    assert [one for one in again if one in written] == written, "what stands there keeps its place"


def test_neither_logs_nor_ledger_tell_who_wrote_without_a_name(table: Table) -> None:
    stand(table, "ronde")
    last = Event.objects.latest("pk").pk
    with capture_logs() as logged:
        actions.contribute(table.again(), "Ik denk aan rust.", uuid.uuid4(), by=table.doctor)
    judged = [line for line in logged if line["event"] == "judged"]
    assert [line["member"] for line in judged] == [None]
    since = Event.objects.filter(pk__gt=last)
    assert [(event.verb, event.actor_id, event.facts) for event in since] == [
        ("wrote", None, {"discussion": table.discussion.pk})
    ]


def test_the_log_of_the_guard_tells_not_who_weighs(table: Table) -> None:
    stand(table, "wegen")
    with capture_logs() as logged:
        weigh_all(table.doctor)
    assert {line["member"] for line in logged if line["event"] == "judged"} == {None}


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


@pytest.mark.parametrize(("step", "verb"), [("wegen", "weeg"), ("oordeel", "oordeel")])
def test_why_an_envelope_stays_open_stands_at_the_button_that_was_pressed(table: Table, step: str, verb: str) -> None:
    stand(table, step)
    member = table.doctor.member
    assert member
    where = f"/casus/{table.discussion.pk}/{verb}/"
    answer = client_of(member).post(where, {"stap": step, "verzegel": "ja"}, headers={"HX-Request": "true"})
    bar = answer.text.split('class="weigh__end"')[1]
    assert answer.status_code == 422
    assert 'role="alert"' in bar.split("</form>")[0]
    assert answer.text.count('role="alert"') == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Schrijf eerst iets op."), ("Mevrouw Jansma-Terpstra zei dat.", "Hier staat iets dat iemand kan weggeven.")],
    ids=["empty", "a-name"],
)
def test_what_is_wrong_with_a_question_is_said_once_and_at_the_question(table: Table, text: str, said: str) -> None:
    stand(table, "vragen")
    member = table.doctor.member
    assert member
    sent = {"text": text, "key": str(uuid.uuid4())}
    answer = client_of(member).post(f"/casus/{table.discussion.pk}/schrijf/", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert said in answer.text
    assert answer.text.count('role="alert"') == 1
