"""What else the pages of the discussions do, by program: papers, cards, looking back, numbers and certificates."""

from __future__ import annotations

import pytest

from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions, shipped
from poortgenoot.discussions.actions.certificates import certify
from poortgenoot.discussions.actions.evaluating import evaluate
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.actions.peers import share_number
from poortgenoot.discussions.models import Discussion, PeerSeat
from poortgenoot.discussions.tests.group import gather_peers, line_of, signed
from poortgenoot.discussions.tests.table import lay, seal_all
from poortgenoot.members.models import Registration
from tests.api.calls import Caller, problem_of
from tests.api.test_discussions import draft
from tests.cast import Cast
from tests.factories import make_question

pytestmark = pytest.mark.django_db


def test_the_papers_of_a_discussion_are_for_its_seats(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    path, doctor = f"/discussions/{table.discussion.pk}", Caller(cast.doctor)
    assert doctor.get(f"{path}/explanation.pdf").status_code == 404
    explain(table.doctor, "Je bouwt rustig op.", began_with="")
    for name in ("report.pdf", "explanation.pdf"):
        assert doctor.get(f"{path}/{name}").content.startswith(b"%PDF")
        assert Caller(cast.coach).get(f"{path}/{name}").status_code == 404


def test_how_i_weighed_over_time_is_for_me_only(cast: Cast) -> None:
    table = lay(cast, at="wegen")
    seal_all(table)
    (mine,) = Caller(cast.doctor).get("/weighings").json()["weighings"]
    assert mine["discussion_id"] == table.discussion.pk
    assert [shift["first"]["weight"] for shift in mine["shifts"]] == [1] * len(mine["shifts"])
    assert Caller(cast.coach).get("/weighings").json()["weighings"] == []


def test_moderators_read_how_it_went_from_three_on_without_the_case(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    actions.close(table.again(), by=table.bringer)
    path, moderator = f"/hosts/{cast.association.pk}/evaluations", Caller(cast.moderator)
    for number, seat in enumerate(table.seats, 1):
        seat.discussion = table.again()
        evaluate(seat, worked="De rust.", failed="", tips="")
        assert len(moderator.get(path).json()["evaluations"]) == (number == 3)
    told = moderator.get(path)
    assert told.json()["evaluations"][0]["said"][0]["worked"] == "De rust."
    assert table.discussion.title not in told.text


def test_the_deck_and_one_card_of_it(cast: Cast) -> None:
    doctor = Caller(cast.doctor)
    deck = doctor.get("/cards").json()["cards"]
    assert len(deck) == len(shipped.cards())
    assert doctor.get("/cards/drawn").json() in deck
    assert doctor.get("/cards.pdf").content.startswith(b"%PDF")


def test_a_table_begins_with_a_question_of_ones_own_and_a_link_to_ones_own_tool(cast: Cast) -> None:
    question = make_question(cast.asker, "BA")
    asker = Caller(cast.asker)
    sent = draft(cast, question=question.pk, video_url="https://video.voorbeeld.example/kamer")
    assert asker.post("/discussions", sent).status_code == 201
    made = Discussion.objects.get()
    assert (made.question, made.video_url) == (question, sent["video_url"])
    for field, wrong in (("video_url", "http://video.voorbeeld.example"), ("video_url", "kamer"), ("question", 999)):
        refused = problem_of(asker.post("/discussions", draft(cast, **{field: wrong})))
        assert [error["where"] for error in refused["errors"]] == [field]


def test_who_leads_a_group_shares_that_and_takes_somebody_out(cast: Cast) -> None:
    peers = gather_peers(cast)
    doctor, path = Caller(cast.doctor), f"/peer-groups/{peers.group.pk}"
    led = doctor.post(f"{path}/peers/{peers.asker.pk}/lead").json()
    assert {one["id"]: one["leads"] for one in led["peers"]}[peers.asker.pk]
    doctor.call("DELETE", f"{path}/peers/{peers.insurance_doctor.pk}", {})
    assert Caller(cast.insurance_doctor).get(path).status_code == 404
    assert doctor.call("DELETE", f"{path}/peers/{peers.insurance_doctor.pk}", {}).status_code == 404


def test_my_number_stands_on_the_lists_while_i_want_it_there(cast: Cast) -> None:
    peers = gather_peers(cast)
    doctor, path = Caller(cast.doctor), f"/peer-groups/{peers.group.pk}/number"
    cast.doctor.registrations.create(register="BIG", number="12345678901")
    assert doctor.call("PUT", path, {"register_code": "BIG"}).status_code == 204
    assert PeerSeat.objects.get(pk=peers.lead.pk).register == "BIG"
    assert doctor.call("PUT", path, {"register_code": "SRA"}).status_code == 403, "a number one does not have"
    doctor.call("PUT", path, {})
    assert PeerSeat.objects.get(pk=peers.lead.pk).register == ""


def test_who_leads_reads_the_list_for_a_register_with_the_numbers_that_peers_share(cast: Cast) -> None:
    peers = gather_peers(cast)
    Registration.objects.create(member=cast.asker, register="NOLOC", number="00987654")
    at = f"/peer-dates/{signed(peers, cast.doctor).pk}/register"
    told = Caller(cast.doctor).get(at)
    assert "00987654" not in told.text, "a number is shown by its owner only"
    share_number(peers.asker, "NOLOC", by=cast.asker)
    told = Caller(cast.doctor).get(at).json()
    lines = {line["name"]: (line["number"], line["minutes"], line["hours"]) for line in told["lines"]}
    assert lines == {"Asker": ("NOLOC-00987654", 100, 1.5), "Doctor": ("", 120, 2.0)}
    assert (told["signed_at"] is not None, len(told["day"])) == (True, 10)
    assert problem_of(Caller(cast.asker).get(at))["status"] == 403


@pytest.mark.usefixtures("within_the_hour")
def test_anybody_with_a_token_verifies_a_certificate_and_trying_codes_tires(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    peers = gather_peers(cast)
    meeting = signed(peers, cast.doctor)
    made = certify(line_of(meeting, peers.asker), name="A.", register="", by=cast.asker)
    asker, coach = Caller(cast.asker), Caller(cast.coach)
    assert asker.get(f"/certificates/{made.pk}/paper.pdf").content.startswith(b"%PDF")
    told = coach.get(f"/certificates/verify/{made.code}").json()
    assert (told["valid"], told["name"], told["minutes"]) == (True, "A.", 100)
    asker.call("DELETE", f"/certificates/{made.pk}", {})
    told = coach.get(f"/certificates/verify/{made.code}").json()
    assert (told["valid"], told["name"]) == (False, "")
    assert asker.get(f"/certificates/{made.pk}/paper.pdf").status_code == 404
    for _n in range(LIMITS.certificate_looks_per_hour):
        answer = coach.get("/certificates/verify/geraden")
    assert problem_of(answer)["status"] == 429
