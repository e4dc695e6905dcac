"""Guests, the record line by line, and all that comes after, by program."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Certificate, Discussion, PeerMeeting, Reflection, Seat
from poortgenoot.discussions.tests.group import date_of, gather_peers
from poortgenoot.discussions.tests.table import Table, lay
from tests.api.calls import Caller, problem_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DECLARED = dict.fromkeys(("niet-ik", "niet-bekend", "vertrouwelijk"), "ja")
PLAIN = "Je wilt weer werken. We keken samen wat nu lukt. Rust komt eerst. Daarna bouw je uren op."


def path(table: Table, page: str = "") -> str:
    return f"/discussions/{table.discussion.pk}{page}"


@pytest.fixture
def closed(cast: Cast) -> Table:
    table = lay(cast, at="besluit")
    actions.close(table.again(), by=table.bringer)
    return table


def test_a_guest_comes_in_by_the_link_and_goes_when_who_leads_says_so(cast: Cast) -> None:
    table = lay(cast)
    asker = Caller(cast.asker)
    made = asker.post(path(table, "/guests")).json()
    browser = Client()
    browser.post("/" + made["link"].partition("//")[2].partition("/")[2], DECLARED)
    (waiting,) = asker.get(path(table, "/guests")).json()["guests"]
    assert waiting["seat"] == made["seat"]
    assert waiting["declared_at"]
    assert waiting["confirmed_at"] is None
    asker.post(path(table, "/confirm-guest"), {"seat": made["seat"]})
    assert browser.get(f"/casus/{table.discussion.pk}/").status_code == 200
    asker.post(path(table, "/remove"), {"seat": made["seat"]})
    assert asker.get(path(table, "/guests")).json()["guests"] == []
    assert browser.get(f"/casus/{table.discussion.pk}/").status_code in {302, 404}


def test_nobody_reads_the_key_of_a_link_again(cast: Cast) -> None:
    table = lay(cast)
    asker = Caller(cast.asker)
    key = asker.post(path(table, "/guests")).json()["link"].rstrip("/").rpartition("/")[2]
    assert key not in asker.get(path(table, "/guests")).text
    assert key not in Seat.objects.get(member=None).key_hash


def test_a_member_is_asked_by_name_when_their_profession_was_confirmed(cast: Cast) -> None:
    table = lay(cast)
    asker = Caller(cast.asker)
    asked = asker.post(path(table, "/ask-member"), {"member_id": cast.coach.pk, "profession": "JC"})
    assert Seat.objects.get(number=asked.json()["seat"]).member == cast.coach
    assert asker.post(path(table, "/ask-member"), {"member_id": cast.coach.pk, "profession": "BA"}).status_code == 403


def test_a_line_gets_other_words_and_another_place(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    doctor, asker = Caller(cast.doctor), Caller(cast.asker)
    for text in ("Eerst lichte taken.", "Daarna meer uren."):
        sent = {"key": str(uuid.uuid4()), "kind": "would_do", "text": text}
        record = doctor.post(path(table, "/record"), sent).json()
    first, last = (line["id"] for line in record["lines"])
    words = {"text": "Eerst lichte taken, in rust.", "expects": 1}
    assert Caller(cast.insurance_doctor).call("PUT", path(table, f"/record/{first}"), words).status_code == 403
    changed = doctor.call("PUT", path(table, f"/record/{first}"), words).json()
    assert changed["lines"][0]["text"] == words["text"]
    assert changed["version"] == record["version"] + 1
    assert changed["lines"][0]["version"] == 2
    late = asker.call("PUT", path(table, f"/record/{first}"), words | {"text": "Eerst rust."})
    assert "veranderde deze tekst net" in problem_of(late)["errors"][0]["what"]
    unread = path(table, f"/record/{first}?expects=1")
    assert asker.call("DELETE", unread).status_code == 422
    assert doctor.post(path(table, f"/record/{last}/move"), {"way": "up"}).status_code == 403
    moved = asker.post(path(table, f"/record/{last}/move"), {"way": "up"}).json()
    assert [line["id"] for line in moved["lines"]] == [last, first]


def test_the_explanation_is_written_together_and_measured(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    doctor, asker = Caller(cast.doctor), Caller(cast.asker)
    written = doctor.call("PUT", path(table, "/explanation"), {"text": PLAIN}).json()
    assert (written["text"], written["ease"]) == (PLAIN, "too_short")
    late = problem_of(asker.call("PUT", path(table, "/explanation"), {"text": "Iets anders."}))
    assert "veranderde deze tekst net" in late["errors"][0]["what"]
    asker.call("PUT", path(table, "/explanation"), {"text": "Iets anders.", "began_with": PLAIN})
    assert doctor.get(path(table, "/explanation")).json()["text"] == "Iets anders."


def test_my_looking_back_is_for_me_only(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    doctor = Caller(cast.doctor)
    said = {"text": "Ik keek te snel naar de uren."}
    assert doctor.call("PUT", path(table, "/reflection"), said).status_code == 204
    assert doctor.get(path(table, "/reflection")).json() == said | {"locked": False}
    assert Caller(cast.asker).get(path(table, "/reflection")).json()["text"] == ""
    doctor.call("PUT", path(table, "/reflection"), {"text": ""})
    assert not Reflection.objects.exists()


def test_how_it_went_is_read_by_who_led_from_three_on(closed: Table, cast: Cast) -> None:
    people = [Caller(who) for who in (cast.asker, cast.doctor, cast.insurance_doctor)]
    assert problem_of(people[0].post(path(closed, "/evaluation")))["errors"]
    for caller in people[:2]:
        answer = caller.post(path(closed, "/evaluation"), {"worked": "De rust."})
        assert answer.json()["said"] == []
    people[2].post(path(closed, "/evaluation"), {"tips": "Begin op tijd."})
    assert len(people[0].get(path(closed, "/evaluation")).json()["said"]) == 3
    other = people[1].get(path(closed, "/evaluation")).json()
    assert (other["said"], other["number"], other["mine"]["worked"]) == ([], None, "De rust.")
    people[1].post(path(closed, "/evaluation"), {"worked": "De stilte."})
    said = people[0].get(path(closed, "/evaluation")).json()["said"]
    assert sorted(one["worked"] for one in said) == ["", "De rust.", "De stilte."]


def test_the_bringer_tells_what_became_of_it(closed: Table, cast: Cast) -> None:
    told = Caller(cast.asker).call("PUT", path(closed, "/sequel"), {"text": "Zij werkt weer drie ochtenden."})
    assert told.status_code == 200
    doctor = Caller(cast.doctor)
    assert doctor.get(path(closed, "/sequel")).json()["text"] == "Zij werkt weer drie ochtenden."
    assert doctor.call("PUT", path(closed, "/sequel"), {"text": "Nee."}).status_code == 403


def test_a_lesson_stands_once_all_agree(closed: Table, cast: Cast) -> None:
    words = {"title": "Eerst taken", "case_text": "De opbouw liep vast.", "insight": "Taken geven ruimte."}
    assert problem_of(Caller(cast.asker).call("PUT", path(closed, "/lesson"), words | {"title": " "}))["errors"]
    made = Caller(cast.asker).call("PUT", path(closed, "/lesson"), words).json()
    assert (made["version"], made["lesson_id"]) == (1, None)
    late = Caller(cast.doctor).call("PUT", path(closed, "/lesson"), words | {"title": "Eerst uren"})
    assert "veranderde deze tekst net" in problem_of(late)["errors"][0]["what"]
    assert Caller(cast.doctor).post(path(closed, "/lesson/agree"), {"version": 2}).status_code == 403
    Caller(cast.doctor).post(path(closed, "/lesson/agree"), {"version": 1})
    last = Caller(cast.insurance_doctor).post(path(closed, "/lesson/agree"), {"version": 1}).json()
    assert last["lesson_id"]


def test_a_group_with_a_date_a_discussion_a_list_and_a_certificate(cast: Cast) -> None:
    doctor, coach = Caller(cast.doctor), Caller(cast.coach)
    sent = {"host": cast.association.pk, "name": "Intervisie Assen", "kind": "intervision", "profession": "BA"}
    assert problem_of(doctor.post("/peer-groups", sent | {"name": " "}))["errors"][0]["where"] == "name"
    group = doctor.post("/peer-groups", sent).json()
    joined = coach.post("/peer-groups/join", {"code": group["code"], "profession": "JC"}).json()
    assert joined["code"] is None
    lead, peer = (one["id"] for one in joined["peers"])
    first = {"first": (clock.now() + timedelta(days=1)).isoformat(), "minutes": 90}
    (date,) = doctor.post(f"/peer-groups/{group['id']}/dates", first).json()["dates"]
    at = f"/peer-dates/{date['id']}"
    assert problem_of(doctor.call("PUT", f"{at}/roles", {"bringer": 999_999}))["errors"][0]["where"] == "bringer"
    turned = doctor.call("PUT", f"{at}/roles", {"bringer": peer, "facilitator": lead}).json()
    assert (turned["bringer"], turned["facilitator"]) == (str(cast.coach), str(cast.doctor))
    PeerMeeting.objects.update(starts_at=clock.now() - timedelta(hours=2))
    lines = [{"peer": lead, "minutes": 90}, {"peer": peer, "minutes": 60}]
    assert doctor.call("PUT", f"{at}/list", {"lines": lines}).json()["lines"][1]["counted"]
    assert coach.post(f"{at}/certificate").status_code == 403
    assert doctor.post(f"{at}/list/sign").json()["signed_at"]
    made = coach.post(f"{at}/certificate", {"named": False}).json()
    assert (made["minutes"], made["name"]) == (60, "")
    assert Client().get(made["link"].partition("//")[2].partition("/")[2].join(("/", ""))).status_code == 200
    assert doctor.call("DELETE", f"/certificates/{made['id']}").status_code == 404
    assert coach.call("DELETE", f"/certificates/{made['id']}").status_code == 204
    assert Certificate.objects.get().withdrawn_at


def test_who_brings_ties_a_discussion_to_the_date(cast: Cast) -> None:
    peers, table = gather_peers(cast), lay(cast)
    date = date_of(peers, cast.doctor, hours=24)
    body = {"discussion_id": table.discussion.pk}
    assert Caller(cast.doctor).post(f"/peer-dates/{date.pk}/discussion", body).status_code == 404
    assert Caller(cast.asker).post(f"/peer-dates/{date.pk}/discussion", body).json() == {"asked": 2}
    assert Discussion.objects.get().peer_meeting == date
    assert Caller(cast.doctor).call("DELETE", f"/peer-dates/{date.pk}").status_code == 204
