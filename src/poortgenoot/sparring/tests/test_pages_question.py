"""The page of one question: who reads what, and what each may do there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_question

from poortgenoot.core import clock
from poortgenoot.sparring import actions
from poortgenoot.sparring.models import Answer, FollowUp, Helped, Invitation, Lesson, Question, Recognition
from poortgenoot.sparring.tests.conftest import LESSON, OUTCOME, draft
from poortgenoot.sparring.tests.pages import look, send, text_of

GIVEN = {"text": "Begin met taken die energie geven.", "weighed": "Haar herstel.", "would_change": ""}


@pytest.fixture
def question(cast: Cast) -> Question:
    return make_question(cast.asker, "BA", "VA", reading="verified", happened="Zij loopt vast op de uren.")


@pytest.fixture
def address(question: Question) -> str:
    return f"/sparren/{question.pk}/"


def test_readers_see_a_profession_and_years_and_never_the_asker(cast: Cast, address: str) -> None:
    page = look(cast.coach, address)
    assert "Vraag van een jobcoach, 8 jaar in het veld" in page
    assert "Asker" not in page
    beside_the_case = client_of(cast.coach).get(address).content.decode().split("<main")[1]
    assert "Vereniging" not in beside_the_case


def test_the_asker_may_open_the_name_and_is_told_what_that_means(cast: Cast, address: str) -> None:
    assert "Je kunt het niet terugdraaien" in look(cast.asker, address)
    send(cast.asker, f"{address}naam/")
    assert "Asker, jobcoach" in look(cast.coach, address)


def test_a_profession_without_an_answer_is_visibly_waited_for(cast: Cast, question: Question, address: str) -> None:
    make_invitation(question, cast.insurance_doctor)
    make_answer(question, cast.doctor)
    page = look(cast.asker, address)
    assert "Gevraagd: 1. Nog geen reactie." in page
    assert "Je wacht nog op: verzekeringsarts" in page


def test_the_invited_member_reads_why_and_can_accept_and_undo(cast: Cast, question: Question, address: str) -> None:
    invitation = make_invitation(question, cast.doctor, reasons=[{"kind": "on_duty", "themes": [], "count": 0}])
    page = look(cast.doctor, address)
    assert "Jij bent gevraagd, als bedrijfsarts" in page
    assert "Waarom jij? Je hebt deze week dienst." in page
    send(cast.doctor, f"/sparren/vraag-aan-mij/{invitation.pk}/doe-mee/")
    assert Invitation.objects.get().state == "accepted"
    assert "Draai dit terug" in look(cast.doctor, address)
    send(cast.doctor, f"/sparren/vraag-aan-mij/{invitation.pk}/toch/")
    assert Invitation.objects.get().state == "sent"


def test_after_a_minute_nothing_can_be_undone(cast: Cast, question: Question, address: str) -> None:
    invitation = make_invitation(question, cast.doctor)
    actions.decline(invitation, by=cast.doctor)
    Invitation.objects.update(decided_at=clock.now() - timedelta(seconds=61))
    assert "Draai dit terug" not in look(cast.doctor, address)
    assert send(cast.doctor, f"/sparren/vraag-aan-mij/{invitation.pk}/toch/").status_code == 403


def test_the_invitation_of_another_is_not_there(cast: Cast, question: Question) -> None:
    invitation = make_invitation(question, cast.doctor)
    assert send(cast.coach, f"/sparren/vraag-aan-mij/{invitation.pk}/doe-mee/").status_code == 404


def test_an_answer_stands_below_its_profession_with_what_weighed(cast: Cast, address: str) -> None:
    answered = client_of(cast.doctor).post(f"{address}reactie/", GIVEN, follow=True)
    page = text_of(answered)
    assert "Je reactie staat erbij" in page
    assert "Wat zwaar woog Haar herstel." in page
    assert "Haal mijn reactie weg" in look(cast.doctor, address) or "Wil je nog iets toevoegen?" in page


def test_an_answer_with_a_name_is_not_written_and_not_lost(cast: Cast, address: str) -> None:
    stopped = send(cast.doctor, f"{address}reactie/", text="Bel mevrouw Jansen eens op.")
    assert stopped.status_code == 422
    assert "Bel mevrouw Jansen eens op." in stopped.content.decode()
    assert not Answer.objects.exists()


def test_an_answer_is_taken_back_within_a_minute(cast: Cast, question: Question, address: str) -> None:
    invitation = make_invitation(question, cast.doctor)
    send(cast.doctor, f"{address}reactie/", **GIVEN)
    given = Answer.objects.get()
    assert "Haal mijn reactie weg" in look(cast.doctor, address)
    send(cast.doctor, f"{address}reactie/{given.pk}/terug/")
    assert not Answer.objects.exists()
    assert Invitation.objects.get(pk=invitation.pk).is_waiting


def test_the_asker_gets_no_answer_box(cast: Cast, address: str) -> None:
    assert "Hoe kijk jij ernaar?" not in look(cast.asker, address)
    assert "Hoe kijk jij ernaar?" in look(cast.doctor, address)


def test_the_asker_asks_back_and_the_writer_goes_on(cast: Cast, question: Question, address: str) -> None:
    answer = make_answer(question, cast.doctor)
    assert "Vraag door" in look(cast.asker, address)
    assert "Wat wil je hierop zeggen of vragen?" in look(cast.asker, f"{address}?vervolg={answer.pk}")
    send(cast.asker, f"{address}reactie/{answer.pk}/vervolg/", text="Hoe lang wacht je met de uren?")
    assert FollowUp.objects.get().profession == "JC"
    assert "Hoe lang wacht je met de uren?" in look(cast.doctor, address)


def test_a_follow_up_that_fails_comes_back_below_its_answer(cast: Cast, question: Question, address: str) -> None:
    answer = make_answer(question, cast.doctor)
    failed = send(cast.asker, f"{address}reactie/{answer.pk}/vervolg/", text="")
    assert failed.status_code == 422
    assert "Vul dit nog in." in text_of(failed)


def test_whoever_reads_says_that_it_helped_once(cast: Cast, question: Question, address: str) -> None:
    answer = make_answer(question, cast.doctor)
    for _ in range(2):
        send(cast.coach, f"{address}reactie/{answer.pk}/hielp/")
    assert Helped.objects.count() == 1
    assert "Dit hielp jou" in look(cast.coach, address)


def test_the_asker_thanks_and_others_cannot(cast: Cast, question: Question, address: str) -> None:
    answer = make_answer(question, cast.doctor)
    assert send(cast.coach, f"{address}reactie/{answer.pk}/dank/").status_code == 403
    send(cast.asker, f"{address}reactie/{answer.pk}/dank/")
    assert "De vrager bedankte." in look(cast.doctor, address)


def test_who_recognises_a_case_reads_it_no_more(cast: Cast, address: str) -> None:
    assert "Ik herken deze zaak" in look(cast.coach, address)
    answer = client_of(cast.coach).post(f"{address}herken/", follow=True)
    assert "De zaak is voor jou gesloten" in text_of(answer)
    assert Recognition.objects.count() == 1
    assert client_of(cast.coach).get(address).status_code == 404


def test_closing_tells_what_it_brought_and_leads_to_a_lesson(cast: Cast, address: str) -> None:
    said = {"did": OUTCOME.did, "brought": OUTCOME.brought, "tell": "", "lesson": "on"}
    closed = client_of(cast.asker).post(f"{address}afsluiten/", said, follow=True)
    page = text_of(closed)
    assert "Maak er een les van" in page
    assert OUTCOME.brought in page
    assert "Hoe het afliep" in look(cast.coach, address)


def test_a_lesson_is_made_from_the_askers_own_words(cast: Cast, question: Question, address: str) -> None:
    actions.close(question, OUTCOME, by=cast.asker)
    made = client_of(cast.asker).post(f"{address}les/", LESSON.parts, follow=True)
    assert LESSON.title in text_of(made)
    assert LESSON.title in look(cast.unverified, f"/lessen/{Lesson.objects.get().pk}/")


def test_an_open_question_makes_no_lesson_yet(cast: Cast, address: str) -> None:
    assert client_of(cast.asker).get(f"{address}les/").status_code == 403


def test_nobody_else_closes_a_question(cast: Cast, address: str) -> None:
    assert client_of(cast.coach).get(f"{address}afsluiten/").status_code == 403


def test_a_late_answer_is_welcome_and_the_page_says_so(cast: Cast, question: Question, address: str) -> None:
    actions.close(question, OUTCOME, by=cast.asker)
    assert "Laat is ook welkom" in look(cast.doctor, address)
    assert send(cast.doctor, f"{address}reactie/", **GIVEN).status_code == 302


def test_a_question_that_one_may_not_read_is_not_there(cast: Cast) -> None:
    hidden = make_question(cast.asker, reading="asked")
    for member in (cast.coach, cast.stranger, cast.unverified):
        assert client_of(member).get(f"/sparren/{hidden.pk}/").status_code == 404


def test_passing_on_shows_who_has_room_and_asks_them(cast: Cast) -> None:
    question = actions.publish(draft(), by=cast.asker)
    first = question.invitations.get(member=cast.doctor) if question.invitations.filter(member=cast.doctor) else None
    first = first or question.invitations.first()
    assert first is not None
    other = cast.stranger if first.member_id == cast.doctor.pk else cast.doctor
    question.invitations.exclude(pk=first.pk).delete()
    address = f"/sparren/vraag-aan-mij/{first.pk}/doorgeven/"
    assert other.name in look(first.member, address)
    send(first.member, address, member=other.pk)
    assert Invitation.objects.filter(member=other, passed_by=first).exists()
    assert "Je gaf de vraag door" in look(first.member, f"/sparren/{question.pk}/")


def test_a_text_is_reported_from_a_page_that_says_what_happens(cast: Cast, question: Question, address: str) -> None:
    page = look(cast.coach, f"/melden/question/{question.pk}/")
    assert "dan verdwijnt de tekst meteen" in page
    send(cast.coach, f"/melden/question/{question.pk}/", why="recognisable")
    assert client_of(cast.coach).get(address).status_code == 404
    assert "verborgen na een melding" in look(cast.asker, address)
