"""Reports, the keepers' table, the rules, duty, and the pages for everybody."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_question

from poortgenoot.accounts.fresh import FRESH_SECONDS
from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core import clock
from poortgenoot.members import desk, welcome
from poortgenoot.sparring import actions
from poortgenoot.sparring.models import Duty, Invitation, Lesson, Report, SelfReport
from poortgenoot.sparring.queries.people import monday_of
from poortgenoot.sparring.tests.pages import look, send, text_of

TABLE = "/moderatie/"


@pytest.fixture
def report(cast: Cast) -> Report:
    question = make_question(cast.asker, reading="verified")
    answer = make_answer(question, cast.doctor, text="Dit is de tekst waar het om gaat.")
    return actions.report("answer", answer.pk, "recognisable", by=cast.coach)


def test_the_table_is_not_there_for_who_keeps_nothing(cast: Cast) -> None:
    assert client_of(cast.doctor).get(TABLE).status_code == 404


def test_a_keeper_reads_the_text_and_its_case(cast: Cast, report: Report) -> None:
    page = look(cast.moderator, TABLE)
    assert "Dit is de tekst waar het om gaat." in page
    assert "Wat de werknemer wil en kan" in page
    assert "Hier wacht niets op je" in look(cast.other_moderator, TABLE)


def test_deciding_asks_for_a_fresh_code(cast: Cast, report: Report) -> None:
    answer = send(cast.moderator, f"{TABLE}{report.pk}/besluit/", decision="kept", rule="not_broken")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/opnieuw/")
    assert not Report.objects.get().decision


def test_a_code_of_a_while_ago_decides_nothing(cast: Cast, report: Report) -> None:
    browser = fresh_client_of(cast.moderator, seconds_ago=FRESH_SECONDS + 1)
    answer = browser.post(f"{TABLE}{report.pk}/besluit/", {"decision": "kept", "rule": "not_broken"})
    assert answer["Location"].startswith("/opnieuw/")
    assert not Report.objects.get().decision


@pytest.mark.parametrize("said", [{"decision": "weg", "rule": "not_broken"}, {"decision": "kept", "rule": "zomaar"}])
def test_only_a_known_decision_by_a_known_rule_is_taken(cast: Cast, report: Report, said: dict[str, str]) -> None:
    assert fresh_client_of(cast.moderator).post(f"{TABLE}{report.pk}/besluit/", said).status_code == 400
    assert not Report.objects.get().decision


def test_a_decision_names_its_rule_and_stands_in_the_log(cast: Cast, report: Report) -> None:
    said = {"decision": "hidden", "rule": "nobody_recognisable"}
    fresh_client_of(cast.moderator).post(f"{TABLE}{report.pk}/besluit/", said)
    log = look(cast.doctor, "/huisregels/")
    assert "blijft verborgen" in log
    assert "Niemand mag herkenbaar zijn in een casus." in log
    assert "Coach" not in log


def test_the_rules_say_so_when_nothing_was_ever_decided(cast: Cast) -> None:
    assert "Er is nog nooit iets besloten." in look(cast.doctor, "/huisregels/")


def test_a_moderator_asks_somebody_by_hand_once_the_term_is_over(cast: Cast) -> None:
    question = make_question(cast.asker, "BA", escalated_at=clock.now())
    assert question.title in look(cast.moderator, f"{TABLE}?deel=zonder-reactie")
    address = f"/sparren/{question.pk}/vraag-iemand/BA/"
    assert cast.doctor.name in look(cast.moderator, address)
    send(cast.moderator, address, member=cast.doctor.pk)
    assert Invitation.objects.get().member == cast.doctor


def test_nobody_asks_by_hand_before_the_term_is_over(cast: Cast) -> None:
    question = make_question(cast.asker, "BA", reading="verified")
    assert client_of(cast.moderator).get(f"/sparren/{question.pk}/vraag-iemand/BA/").status_code == 403


def test_a_visitor_who_recognises_themselves_is_heard(client: Client, cast: Cast) -> None:
    assert "u hoeft niet te bewijzen wie u bent" in text_of(client.get("/herkent-u-zichzelf/"))
    page = text_of(
        client.post("/herkent-u-zichzelf/", {"where": "Een les over opbouwen", "contact": "post@voorbeeld.nl"})
    )
    assert "Uw melding is binnen" in page
    assert "Een les over opbouwen" in look(cast.moderator, f"{TABLE}?deel=herkend")
    send(cast.moderator, f"{TABLE}melding/{SelfReport.objects.get().pk}/")
    assert SelfReport.objects.get().contact == ""


def test_an_empty_report_of_a_visitor_says_what_is_missing(client: Client) -> None:
    answer = client.post("/herkent-u-zichzelf/", {"where": "", "contact": "post@voorbeeld.nl"})
    assert answer.status_code == 422
    assert "Schrijf kort op waar u dit zag of hoorde." in text_of(answer)
    assert "post@voorbeeld.nl" in answer.content.decode()


def test_a_verified_member_takes_and_returns_a_week_of_duty(cast: Cast) -> None:
    monday = monday_of(clock.now())
    sent = {"profession": "BA", "monday": monday.isoformat(), "cap": "7"}
    page = text_of(client_of(cast.doctor).post("/dienst/", sent, follow=True))
    assert "hooguit 7 vragen" in page
    send(cast.doctor, f"/dienst/{Duty.objects.get().pk}/weg/")
    assert not Duty.objects.exists()


def test_an_unverified_member_sees_the_roster_and_takes_no_duty(cast: Cast) -> None:
    assert "Neem een week" not in look(cast.unverified, "/dienst/")
    assert "nog niemand" in look(cast.unverified, "/dienst/")


def test_the_roster_of_another_host_is_not_there(cast: Cast) -> None:
    assert client_of(cast.doctor).get("/dienst/?gastheer=dienst").status_code == 404


def test_the_desk_shows_duty_and_who_answered(cast: Cast) -> None:
    make_answer(make_question(cast.asker), cast.doctor)
    monday = monday_of(clock.now())
    Duty.objects.create(host=cast.association, member=cast.doctor, profession="BA", monday=monday)
    page = look(cast.moderator, f"/gastheer/{cast.association.slug}/")
    assert "Open het rooster" in page
    assert cast.doctor.name in page
    (column,) = [column for column in desk.columns() if str(column.label) == "Reageerde"]
    assert column.count(cast.association) == {"BA": 1}


def test_a_newcomer_finds_three_things_to_read(cast: Cast) -> None:
    for n in range(4):
        Lesson.objects.create(author=cast.asker, profession="JC", title=f"Les {n}", case_text="zaak", insight="inzicht")
    found = welcome.suggestions_for(cast.unverified)
    assert len(found) == 3
    assert {one.kind for one in found} == {"les"}


def test_the_asker_takes_the_whole_case_back_and_nobody_else_does(cast: Cast) -> None:
    question = make_question(cast.asker, "BA")
    make_invitation(question, cast.doctor)
    assert client_of(cast.doctor).post(f"/sparren/{question.pk}/wissen/").status_code == 403
    client_of(cast.asker).post(f"/sparren/{question.pk}/wissen/")
    assert client_of(cast.asker).get(f"/sparren/{question.pk}/").status_code == 404
    assert client_of(cast.doctor).get(f"/sparren/{question.pk}/").status_code == 404


def test_keepers_find_the_door_to_what_was_reported_and_others_do_not(cast: Cast) -> None:
    for keeper in (cast.moderator, cast.operator):
        assert 'href="/moderatie/"' in client_of(keeper).get("/huisregels/").content.decode()
    assert 'href="/moderatie/"' not in client_of(cast.doctor).get("/huisregels/").content.decode()
