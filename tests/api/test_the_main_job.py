"""The way of one question, through the API alone."""

from __future__ import annotations

import uuid

from poortgenoot.guard.models import Kept
from poortgenoot.sparring.models import Answer, FollowUp, Invitation, Lesson, Outcome, Question
from tests.api.calls import Caller, problem_of
from tests.api.conftest import Case
from tests.api.test_who_may import LESSON, OUTCOME, QUESTION
from tests.cast import Cast

NAMED = "Ik sprak met Fatima El Idrissi, haar bsn is 123456782."


def question(**changes: object) -> dict[str, object]:
    return {**QUESTION, "key": str(uuid.uuid4()), **changes}


def test_a_question_goes_its_whole_way(cast: Cast) -> None:
    asker, doctor = Caller(cast.asker), Caller(cast.doctor)
    asked = asker.post("/questions", question()).json()
    assert asked["asker"] == asked["asker"] | {"name": "Asker", "is_me": True} or asked["asker"]["name"] is None
    invitation = doctor.get("/invitations?waiting=true").json()["invitations"][0]
    assert invitation["question_id"] == asked["id"]
    assert doctor.post(f"/invitations/{invitation['id']}/accept").json()["state"] == "accepted"
    given = doctor.post(f"/questions/{asked['id']}/answers", {"key": str(uuid.uuid4()), "text": "Begin met taken."})
    assert given.status_code == 201
    section = asker.get(f"/questions/{asked['id']}").json()["sections"][0]
    assert [answer["text"] for answer in section["answers"]] == ["Begin met taken."]
    assert asker.post(f"/answers/{given.json()['id']}/helped").status_code == 204
    closed = asker.post(f"/questions/{asked['id']}/close", OUTCOME).json()
    assert closed["outcome"]["did"] == OUTCOME["did"]
    lesson = asker.post(f"/questions/{asked['id']}/lesson", LESSON).json()
    found = Caller(cast.unverified).get("/search?q=taken&kind=lesson").json()
    assert [one["object_id"] for one in found["found"]] == [lesson["id"]]


def test_the_asker_stays_a_profession_without_a_name(cast: Cast, case: Case) -> None:
    asker = Caller(cast.doctor).get(f"/questions/{case.question.pk}").json()["asker"]
    assert (asker["profession"], asker["name"], asker["member_id"]) == ("JC", None, None)


def test_the_check_tells_what_gives_somebody_away_and_keeps_nothing(cast: Cast) -> None:
    found = Caller(cast.doctor).post("/check", {"texts": {"wants": NAMED}}).json()["findings"]
    kinds = {finding["kind"]: finding for finding in found}
    assert {"person", "bsn"} <= set(kinds)
    bsn = kinds["bsn"]
    assert NAMED[bsn["start"] : bsn["end"]] == bsn["text"]
    assert (bsn["severity"], bsn["field"]) == ("blocking", "wants")


def test_a_name_stops_a_question_and_nothing_is_written(cast: Cast) -> None:
    answer = Caller(cast.asker).post("/questions", question(happened=NAMED))
    told = problem_of(answer)
    assert (answer.status_code, told["type"]) == (422, "urn:poortgenoot:guard")
    assert {finding["field"] for finding in told["findings"]} == {"happened"}
    assert all(finding["proposal"] for finding in told["findings"])
    assert not Question.objects.exists()
    assert not Invitation.objects.exists()


def test_a_name_stops_every_text_about_a_case(cast: Cast, case: Case) -> None:
    asker, doctor = Caller(cast.asker), Caller(cast.doctor)
    key, number = str(uuid.uuid4()), case.question.pk
    refused = [
        doctor.post(f"/questions/{number}/answers", {"key": key, "text": NAMED}),
        asker.post(f"/answers/{case.answer.pk}/follow-ups", {"key": key, "text": NAMED}),
        asker.post(f"/questions/{number}/close", OUTCOME | {"did": NAMED}),
    ]
    assert [answer.status_code for answer in refused] == [422] * 3
    assert (Answer.objects.count(), FollowUp.objects.count(), Outcome.objects.count()) == (1, 0, 0)
    asker.post(f"/questions/{number}/close", OUTCOME)
    before = Lesson.objects.count()
    assert asker.post(f"/questions/{number}/lesson", LESSON | {"insight": NAMED}).status_code == 422
    assert Lesson.objects.count() == before


def test_what_is_kept_with_a_reason_passes(cast: Cast) -> None:
    text = "Zij werkt in Zwolle en wil daar blijven."
    caller = Caller(cast.asker)
    refused = problem_of(caller.post("/questions", question(wants=text)))["findings"]
    keep = [{"choice": "keep", "reason": "De reistijd doet ertoe."} | one for one in refused]
    decisions = [{k: d[k] for k in ("choice", "field", "kind", "text", "reason")} for d in keep]
    answer = caller.post("/questions", question(wants=text, decisions=decisions))
    assert answer.status_code == 201
    assert [kept.kind for kept in Kept.objects.all()] == ["place"]


def test_the_same_draft_twice_counts_once(cast: Cast) -> None:
    caller, draft = Caller(cast.asker), question()
    first, second = caller.post("/questions", draft), caller.post("/questions", draft)
    assert first.json()["id"] == second.json()["id"]
    assert Question.objects.count() == 1


def test_a_draft_that_is_not_whole_names_its_fields(cast: Cast) -> None:
    answer = Caller(cast.asker).post("/questions", question(wants=" ", professions=[]))
    assert {error["where"] for error in problem_of(answer)["errors"]} == {"wants", "professions"}
    strange = Caller(cast.asker).post("/questions", question(term="ooit", title=NAMED))
    assert problem_of(strange)["errors"][0]["where"].endswith("term")
    assert "Fatima" not in strange.content.decode()
