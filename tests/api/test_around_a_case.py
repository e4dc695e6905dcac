"""What members and keepers do around a case, through the API alone."""

from __future__ import annotations

from datetime import timedelta

from poortgenoot.core import clock
from poortgenoot.core.models import Event
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Preferences
from poortgenoot.sparring.models import Breach, Invitation, Question, SelfReport
from tests.api.calls import Caller, problem_of
from tests.api.conftest import Case, next_monday
from tests.cast import Cast
from tests.factories import make_invitation, make_question


def test_an_invitation_passed_on_reaches_the_colleague_and_can_be_undone(cast: Cast) -> None:
    question = make_question(cast.asker, "BA")
    mine = make_invitation(question, cast.doctor)
    doctor = Caller(cast.doctor)
    offered = doctor.get(f"/invitations/{mine.pk}/colleagues?name=strang").json()["members"]
    assert offered == [{"id": cast.stranger.pk, "name": "Stranger"}]
    assert doctor.post(f"/invitations/{mine.pk}/pass-on", {"member_id": cast.hr.pk}).status_code == 404
    passed = doctor.post(f"/invitations/{mine.pk}/pass-on", {"member_id": cast.stranger.pk}).json()
    assert passed["state"] == "passed"
    assert Caller(cast.stranger).get(f"/questions/{question.pk}").status_code == 200
    assert doctor.post(f"/invitations/{mine.pk}/undo").json()["state"] == "sent"
    assert not Invitation.objects.filter(member=cast.stranger).exists()


def test_who_recognises_a_case_reads_it_no_more(cast: Cast, case: Case) -> None:
    path = f"/questions/{case.question.pk}"
    assert Caller(cast.doctor).post(f"{path}/recognise").status_code == 204
    assert Caller(cast.doctor).get(path).status_code == 404


def test_the_asker_shows_their_name(cast: Cast, case: Case) -> None:
    path = f"/questions/{case.question.pk}"
    Caller(cast.asker).post(f"{path}/open-name")
    assert Caller(cast.doctor).get(path).json()["asker"]["name"] == "Asker"


def test_a_recognisable_text_is_hidden_at_once_and_a_keeper_decides(cast: Cast, case: Case) -> None:
    doctor, keeper = Caller(cast.doctor), Caller(cast.moderator)
    path = f"/questions/{case.question.pk}"
    body = {"kind": "question", "object_id": case.question.pk, "why": "recognisable"}
    number = doctor.post("/reports", body).json()["id"]
    assert doctor.get(path).status_code == 404
    waiting = {one["id"]: one for one in keeper.get("/moderation/reports").json()["reports"]}
    assert waiting[number]["texts"]["title"] == case.question.title
    keeper.post(f"/moderation/reports/{number}/decide", {"decision": "kept", "rule": "not_broken"})
    assert doctor.get(path).status_code == 200
    assert doctor.get("/rules").json()["log"][0]["decision"] == "blijft staan"


def test_a_keeper_wipes_a_text_and_a_breach_is_opened(cast: Cast, case: Case) -> None:
    wiped = Caller(cast.moderator).post("/moderation/purge", {"kind": "question", "object_id": case.reported.pk})
    assert wiped.status_code == 204
    assert not Question.objects.filter(pk=case.reported.pk).exists()
    assert Breach.objects.exclude(pk=case.breach.pk).count() == 1


def test_a_keeper_judges_a_breach_and_closes_it(cast: Cast, case: Case) -> None:
    keeper, path = Caller(cast.moderator), f"/moderation/breaches/{case.breach.pk}"
    refused = keeper.post(f"{path}/judge", {"person": "told", "note": "Bel 06 12345678."})
    assert refused.status_code == 422
    keeper.post(f"{path}/judge", {"not_reported_because": "Niemand las de tekst.", "person": "not_told"})
    assert keeper.post(f"{path}/close").status_code == 204
    (told,) = keeper.get("/moderation/breaches").json()["breaches"]
    assert (told["kind"], told["not_reported_because"], told["person"]) == (
        "answer",
        "Niemand las de tekst.",
        "not_told",
    )
    assert told["closed_at"]


def test_a_keeper_finds_a_case_by_its_title_and_opens_it(cast: Cast, case: Case) -> None:
    keeper = Caller(cast.moderator)
    path = f"/questions/{case.question.pk}"
    assert keeper.get(path).status_code == 404
    (found,) = [
        one for one in keeper.get("/moderation/cases?words=uren").json()["cases"] if one["id"] == case.question.pk
    ]
    assert set(found) == {"id", "title", "published_at", "asked_as"}
    keeper.post(f"/moderation/cases/{found['id']}/open", {"reason": "self_report"})
    assert keeper.get(path).status_code == 200


def test_a_keeper_asks_somebody_by_hand_once_the_term_ran_out(cast: Cast, case: Case) -> None:
    question = make_question(cast.asker, "BA")
    keeper, path = Caller(cast.moderator), f"/questions/{question.pk}"
    to = {"member_id": cast.stranger.pk, "profession": "BA"}
    assert keeper.post(f"{path}/invite", to).status_code == 404
    Question.objects.filter(pk=question.pk).update(escalated_at=clock.now())
    waits = keeper.get("/moderation/waiting").json()["questions"]
    assert [(one["id"], one["waits_for"]) for one in waits] == [(question.pk, ["BA"])]
    offered = keeper.get(f"{path}/colleagues?profession=BA").json()["members"]
    assert {one["name"] for one in offered} == {"Doctor", "Stranger"}
    assert keeper.post(f"{path}/invite", to).status_code == 204
    assert Invitation.objects.filter(question=question, member=cast.stranger).exists()


def test_what_a_visitor_wrote_is_wiped_once_it_is_dealt_with(cast: Cast, case: Case) -> None:
    keeper = Caller(cast.moderator)
    (told,) = keeper.get("/moderation/self-reports").json()["reports"]
    assert told["contact"] == "Bel mij"
    keeper.post(f"/moderation/self-reports/{told['id']}/handle")
    assert SelfReport.objects.get().contact == ""
    assert keeper.get("/moderation/self-reports").json()["reports"] == []


def test_a_week_taken_closes_a_gap_and_left_opens_it(cast: Cast) -> None:
    doctor, monday = Caller(cast.doctor), f"{next_monday()}"
    gaps = f"/duty?host={cast.association.pk}"

    def is_gap() -> bool:
        weeks = doctor.get(gaps).json()["weeks"]
        return next(w["is_gap"] for w in weeks if (w["monday"], w["profession"]) == (monday, "BA"))

    assert is_gap()
    taken = doctor.post("/duty", {"host": cast.association.pk, "profession": "BA", "monday": monday, "cap": 4}).json()
    assert (taken["cap"], is_gap()) == (4, False)
    assert [one["id"] for one in doctor.get("/duty/mine").json()["duties"]] == [taken["id"]]
    doctor.call("DELETE", f"/duty/{taken['id']}")
    assert is_gap()
    tuesday = {"host": cast.association.pk, "profession": "BA", "monday": f"{next_monday() + timedelta(days=1)}"}
    assert "maandag" in problem_of(doctor.post("/duty", tuesday))["errors"][0]["what"]


def test_my_profile_changes_as_on_the_page(cast: Cast) -> None:
    me = Caller(cast.doctor)
    me.call("PUT", "/me/introduction", {"name": "Wietske", "professions": ["BA"], "numbers": {"BIG": "12345678901"}})
    me.call("PUT", "/me/work", {"places": ["Zwolle"], "work_days": [2, 1]})
    me.call("PUT", "/me/way", {"weekly_cap": 3, "decide": "Hoe snel", "shown": {"decide": "everyone"}})
    now = me.get("/me").json()
    assert (now["name"], now["work_places"], now["work_days"]) == ("Wietske", ["Zwolle"], [1, 2])
    assert (now["weekly_cap"], now["decide"]) == (3, "Hoe snel")
    assert Member.objects.get(pk=cast.doctor.pk).shown_to("reach") == "hosts"
    assert Event.objects.filter(verb="changed_profile", actor_id=cast.doctor.pk).count() == 3


def test_a_profile_is_refused_with_the_words_of_the_page(cast: Cast) -> None:
    me = Caller(cast.doctor)
    places = problem_of(me.call("PUT", "/me/work", {"places": ["Zwolle", "Nergenshuizen"]}))["errors"]
    assert [error["where"] for error in places] == ["places.1"]
    assert "staat niet in onze lijst" in places[0]["what"]
    body = {"name": "W", "professions": ["BA"], "numbers": {"BIG": "12"}}
    assert problem_of(me.call("PUT", "/me/introduction", body))["errors"][0]["where"] == "numbers.BIG"


def test_no_more_mail_with_one_call_and_other_wishes_with_another(cast: Cast) -> None:
    me = Caller(cast.doctor)
    assert me.get("/me/preferences").json()["digest"] == "daily"
    wishes = {"digest": "weekly", "mail_at_once": True, "quiet_from": "19:00", "quiet_until": "08:00"}
    assert me.call("PUT", "/me/preferences", wishes).json()["quiet_from"] == "19:00:00"
    assert me.post("/me/unsubscribe").status_code == 204
    assert Preferences.objects.get(member=cast.doctor).digest == "off"
    assert Preferences.objects.get(member=cast.doctor).mail_at_once is False
