"""A whole discussion by program: brought, sat down at, weighed, revealed, spoken about, written down."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from poortgenoot.discussions import actions, shipped
from poortgenoot.discussions.actions import methods as own_methods
from poortgenoot.discussions.factor import Weighed
from poortgenoot.discussions.models import Discussion, PreparedCase
from poortgenoot.discussions.tests.group import date_of, gather_peers
from poortgenoot.discussions.tests.table import STEP, lay, seal_all, stand, weigh_all
from tests.api.calls import Caller, problem_of, walk
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def draft(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "key": str(uuid.uuid4()),
        "host": cast.association.pk,
        "title": "Eerst uren of eerst taken?",
        "wants": "Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
        "happened": "De opbouw liep twee keer vast.",
        "sentence": "Bouwen we eerst uren of eerst taken op?",
        "method": "snel-wegen",
        "speaks_as": "JC",
        "joining": "host",
    } | changes


def test_a_table_from_the_case_to_the_first_seal(cast: Cast) -> None:
    asker, doctor = Caller(cast.asker), Caller(cast.doctor)
    made = asker.post("/discussions", draft(cast))
    assert made.status_code == 201
    table = f"/discussions/{made.json()['id']}"
    assert doctor.get(table).json()["table"] is None
    assert doctor.post(f"{table}/take", {"profession": "BA"}).json()["table"]["mine"]["seat"] == 2
    assert asker.post(f"{table}/lead/start").json()["table"]["place"] == 0
    for place in (1, 2):
        asker.post(f"{table}/go-to", {"place": place, "expects": place - 1})
    seen = doctor.get(table).json()["table"]
    given = {"weight": 3, "direction": -1, "reason": "Dat telt hier.", "would_change": "Als het rustiger wordt."}
    weighed = {"step": seen["mine"]["step"], "factors": {one["key"]: given for one in seen["factors"]}}
    assert doctor.post(f"{table}/weigh", weighed).status_code == 200
    assert doctor.post(f"{table}/seal", {"step": weighed["step"]}).json()["mine"]["sealed"]
    places = {place["profession"]: place["sealed"] for place in asker.get(table).json()["table"]["places"]}
    assert places == {"BA": True, "JC": False}


def test_sent_twice_it_is_one_discussion(cast: Cast) -> None:
    asker, sent = Caller(cast.asker), draft(cast)
    assert asker.post("/discussions", sent).json()["id"] == asker.post("/discussions", sent).json()["id"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"host": 2**30}, "host"),
        ({"planned_at": "2026-05-01T10:00:00"}, "planned_at"),
        ({"planned_at": "9999-12-31T23:59:59Z"}, "planned_at"),
        ({"planned_at": "0001-01-01T00:00:00+14:00"}, "planned_at"),
    ],
)
def test_what_cannot_be_is_refused_by_name(cast: Cast, changes: dict[str, object], where: str) -> None:
    refused = problem_of(Caller(cast.asker).post("/discussions", draft(cast, **changes)))
    assert [error["where"] for error in refused["errors"]] == [where]


def test_a_case_that_gives_somebody_away_is_not_kept(cast: Cast) -> None:
    refused = problem_of(Caller(cast.asker).post("/discussions", draft(cast, wants="Fatima el Amrani wil terug.")))
    assert refused["type"] == "urn:poortgenoot:guard"
    assert not Discussion.objects.exists()


def test_until_the_reveal_no_call_tells_anybody_else_a_value(cast: Cast) -> None:
    table = lay(cast)
    stand(table, "wegen")
    said = "Alleen ik weet dit woord: kwispelstaart."
    weigh_all(table.doctor, weight=4, direction=-2)
    keys = table.discussion.factors.values_list("key", flat=True)
    actions.weigh(table.doctor, "wegen", {k: Weighed(4, -2, reason=said, would_change=said) for k in keys})
    actions.seal(table.doctor, "wegen")
    path = f"/discussions/{table.discussion.pk}"
    for who in (cast.asker, cast.insurance_doctor):
        caller = Caller(who)
        for address in (path, f"{path}/revealed", "/discussions"):
            assert "kwispelstaart" not in caller.get(address).text
        assert caller.get(f"{path}/revealed").json() == []
        assert caller.get(path).json()["table"]["mine"]["factors"] == {}
    assert "kwispelstaart" in Caller(cast.doctor).get(path).text


def test_after_the_reveal_everybody_reads_everybody(cast: Cast) -> None:
    table = lay(cast)
    stand(table, "wegen")
    seal_all(table)
    path = f"/discussions/{table.discussion.pk}"
    asker = Caller(cast.asker)
    asker.post(f"{path}/go-to", {"place": STEP["openen"], "expects": STEP["wegen"]})
    assert asker.post(f"{path}/lead/reveal").status_code == 200
    opened = Caller(cast.doctor).get(f"{path}/revealed").json()
    assert opened[0]["step"] == "wegen"
    assert {voice["profession"]: voice["weight"] for voice in opened[0]["factors"][0]["voices"]} == {
        "JC": 0,
        "BA": 1,
        "VA": 2,
    }


def test_two_who_press_next_at_once_move_one_step(cast: Cast) -> None:
    table = lay(cast)
    stand(table, "vragen")
    asker, path = Caller(cast.asker), f"/discussions/{table.discussion.pk}/go-to"
    for _n in range(2):
        asker.post(path, {"place": STEP["wegen"], "expects": STEP["vragen"]})
    assert table.again().place == STEP["wegen"]


def test_only_who_leads_leads(cast: Cast) -> None:
    table = lay(cast)
    doctor = Caller(cast.doctor)
    for verb in ("start", "pause", "reveal", "close"):
        assert doctor.post(f"/discussions/{table.discussion.pk}/lead/{verb}").status_code == 403


def test_what_was_written_without_a_name_has_none_here(cast: Cast) -> None:
    table = lay(cast)
    stand(table, "ronde")
    path = f"/discussions/{table.discussion.pk}"
    sent = {"key": str(uuid.uuid4()), "text": "Taken geven meer ruimte."}
    assert Caller(cast.doctor).post(f"{path}/contributions", sent).status_code == 201
    said = Caller(cast.asker).get(path).json()["table"]["said"]
    assert [(one["text"], one["called"]) for one in said] == [("Taken geven meer ruimte.", None)]
    assert problem_of(Caller(cast.doctor).post(f"{path}/contributions", sent | {"key": str(uuid.uuid4()), "text": " "}))


def test_the_record_is_written_and_agreed_with(cast: Cast) -> None:
    table = lay(cast)
    stand(table, "besluit")
    path, doctor = f"/discussions/{table.discussion.pk}", Caller(cast.doctor)
    line = {"key": str(uuid.uuid4()), "kind": "would_do", "text": "Eerst lichte taken, want dat geeft rust."}
    record = doctor.post(f"{path}/record", line).json()
    assert [(one["profession"], one["text"]) for one in record["lines"]] == [("BA", line["text"])]
    agreed = doctor.post(f"{path}/consent", {"version": record["version"], "agrees": True}).json()
    assert {one["called"]: one["agrees"] for one in agreed["consents"]}["BA"] is True
    late = doctor.post(f"{path}/consent", {"version": 0, "agrees": True})
    assert late.status_code == 403


def test_who_stands_up_reads_the_table_no_more(cast: Cast) -> None:
    table = lay(cast)
    path, doctor = f"/discussions/{table.discussion.pk}", Caller(cast.doctor)
    assert doctor.post(f"{path}/leave").status_code == 204
    assert doctor.get(path).json()["table"] is None
    assert doctor.get(f"{path}/revealed").status_code == 403
    actions.remove(table.insurance_doctor, by=table.bringer)
    assert Caller(cast.insurance_doctor).get(f"{path}/revealed").status_code == 404


def test_the_list_is_walked_without_missing_or_meeting_twice(cast: Cast) -> None:
    made = [lay(cast).discussion.pk]
    Discussion.objects.filter(pk__in=made).update(closed_at=None)
    first = Discussion.objects.get(pk=made[0])
    for _n in range(34):
        first.pk, first.draft_key, first.code = None, uuid.uuid4(), uuid.uuid4().hex[:20]
        first.facilitator = None
        first._state.adding = True
        first.save()
        made.append(first.pk)
    assert walk(Caller(cast.coach), "/discussions", "discussions") == sorted(made, reverse=True)


def test_a_case_is_weighed_along_and_the_others_come_after(cast: Cast) -> None:
    case = PreparedCase.objects.filter(host=None).order_by("place")[0]
    doctor = Caller(cast.doctor)
    path = f"/prepared/{case.slug}"
    whole = doctor.get(path).json()
    assert doctor.get(f"{path}/others").status_code == 403
    given = {one["key"]: {"weight": 2, "direction": 1} for one in whole["factors"]}
    sent = {"profession": "BA", "factors": given, "verdict": whole["verdicts"][0]["key"]}
    assert problem_of(doctor.post(f"{path}/seal", sent | {"factors": {}}))["type"] == "urn:poortgenoot:fields"
    assert doctor.post(f"{path}/seal", sent).status_code == 204
    closed = doctor.get(f"{path}/others").json()
    assert (closed["open"], closed["factors"], closed["verdicts"], closed["sealed"]) == (False, [], [], {"BA": 1})
    assert closed["mine"]["verdict"] == sent["verdict"]
    for who, code in ((cast.asker, "JC"), (cast.insurance_doctor, "VA")):
        Caller(who).post(f"{path}/seal", sent | {"profession": code})
    opened = doctor.get(f"{path}/others").json()
    for factor in opened["factors"]:
        assert [line["profession"] for line in factor["lines"]] == ["BA", "JC", "VA"]
    assert opened["verdicts"][0]["chosen"] == {"BA": 1, "JC": 1, "VA": 1}


def test_nobody_gets_the_whole_weighing_of_another_who_weighed_along(cast: Cast) -> None:
    case = PreparedCase.objects.filter(host=None).order_by("place")[0]
    path, first = f"/prepared/{case.slug}", case.factors[0]["key"]
    for number, who in enumerate((cast.asker, cast.coach, cast.doctor, cast.insurance_doctor)):
        given = {one["key"]: {"weight": number, "direction": -1} for one in case.factors}
        if who in (cast.asker, cast.insurance_doctor):
            given[first] = {"cannot_judge": True}
        sent = {"profession": who.profession, "factors": given, "verdict": case.verdicts[0]["key"]}
        assert Caller(who).post(f"{path}/seal", sent).status_code == 204
    told = Caller(cast.doctor).get(f"{path}/others").json()
    lines = {factor["key"]: factor["lines"] for factor in told["factors"]}
    assert lines.pop(first) == [], "two professions could judge it: on the page it stays closed too"
    for factor in lines.values():
        coaches = next(line for line in factor if line["profession"] == "JC")
        assert (coaches["voices"], coaches["weight"]["median"]) == (2, 0.5)


def test_after_the_reveal_no_mark_belongs_to_a_seat(cast: Cast) -> None:
    table = lay(cast)
    coach = actions.take(table.discussion, "JC", by=cast.coach)
    stand(table, "wegen")
    for seat, weight in ((table.bringer, 4), (table.doctor, 2), (table.insurance_doctor, 2), (coach, 1)):
        weigh_all(seat, weight)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    for factor in Caller(cast.doctor).get(f"/discussions/{table.discussion.pk}/revealed").json()[0]["factors"]:
        assert [set(voice) for voice in factor["voices"]] == [{"profession", "weight", "direction", "cannot_judge"}] * 4
        assert [voice["weight"] for voice in factor["voices"] if voice["profession"] == "JC"] == [1, 4]
        assert {one["called"] for one in factor["reasons"]} == {"JC 1", "JC 2", "BA", "VA"}


def test_a_factor_that_one_profession_could_judge_stays_closed_here_too(cast: Cast) -> None:
    table = lay(cast, at="wegen")
    keys = list(table.discussion.factors.values_list("key", flat=True))
    for seat in table.seats:
        weigh_all(seat)
    for seat in (table.doctor, table.insurance_doctor):
        actions.weigh(seat, "wegen", {keys[0]: Weighed(cannot_judge=True)})
    for seat in table.seats:
        actions.seal(seat, "wegen")
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    told = Caller(cast.doctor).get(f"/discussions/{table.discussion.pk}/revealed").json()[0]["factors"]
    assert {factor["key"]: len(factor["voices"]) for factor in told} == dict.fromkeys(keys, 3) | {keys[0]: 0}


def test_methods_are_those_that_ship_and_my_hosts_own(cast: Cast) -> None:
    own = own_methods.keep(cast.association, shipped.methods()["bob"], by=cast.moderator)
    listed = Caller(cast.doctor).get("/methods").json()["methods"]
    assert [one["key"] for one in listed] == [*shipped.methods(), f"eigen-{own.pk}"]
    assert len(Caller(cast.doctor).get(f"/methods/eigen-{own.pk}").json()["steps"]) == 18
    assert Caller(cast.stranger).get(f"/methods/eigen-{own.pk}").status_code == 404


def test_a_peer_group_tells_its_dates_and_never_a_number(cast: Cast) -> None:
    peers = gather_peers(cast)
    date_of(peers, cast.doctor, hours=24, times=3)
    told = Caller(cast.asker).get(f"/peer-groups/{peers.group.pk}").json()
    assert len(told["dates"]) == 3
    assert "number" not in json.dumps(told)
    plan = {"first": "2027-01-04T13:00:00+01:00", "minutes": 60}
    assert Caller(cast.asker).post(f"/peer-groups/{peers.group.pk}/dates", plan).status_code == 403
    assert Caller(cast.doctor).post(f"/peer-groups/{peers.group.pk}/dates", plan).status_code == 201
    assert Caller(cast.hr).get(f"/peer-groups/{peers.group.pk}").status_code == 404
