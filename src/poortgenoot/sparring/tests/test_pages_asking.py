"""Putting a question, as an asker meets it on screen."""

from __future__ import annotations

import pytest
from tests.cast import Cast, client_of
from tests.factories import make_theme

from poortgenoot import guard
from poortgenoot.core import clock
from poortgenoot.guard.engine import GuardBuilding
from poortgenoot.sparring import actions
from poortgenoot.sparring.actions import lessons as making
from poortgenoot.sparring.models import Duty, Lesson, Question
from poortgenoot.sparring.queries.people import monday_of
from poortgenoot.sparring.tests.pages import case, look, send, text_of

ASK, WHILE_TYPING = "/sparren/nieuw/", "/sparren/nieuw/lessen/"


def test_the_composer_begins_with_what_is_on_your_mind(cast: Cast) -> None:
    page = look(cast.asker, ASK)
    assert page.index("Wat houdt je bezig?") < page.index("Wat wil en kan de werknemer?")


def test_a_published_question_opens_with_what_the_employee_wants_and_can(cast: Cast) -> None:
    answer = client_of(cast.asker).post(ASK, case(), follow=True)
    page = text_of(answer)
    assert page.index("Wat de werknemer wil en kan") < page.index("Wat er gebeurde") < page.index("De vraag")
    assert "Je vraag is voorgelegd" in page


def test_a_form_that_fails_keeps_every_word_and_names_the_field(cast: Cast) -> None:
    answer = send(cast.asker, ASK, **case(wants="", tried="We deden al een gesprek met drieën."))
    assert answer.status_code == 422
    assert "We deden al een gesprek met drieën." in answer.content.decode()
    assert "Vul dit nog in." in text_of(answer)
    assert not Question.objects.exists()


def test_a_name_stops_the_question_and_a_proposal_is_taken_over(cast: Cast) -> None:
    text = "Mevrouw Jansen werkt na een burn-out weer een paar ochtenden."
    stopped = send(cast.asker, ASK, **case(happened=text))
    assert stopped.status_code == 422
    assert "Neem over:" in text_of(stopped)
    assert not Question.objects.exists()
    (finding,) = [found for found in guard.check(text) if found.blocks]
    from poortgenoot.guard.choices import rows

    identity = rows("happened", guard.check(text))[0].identity
    chosen = {"finding:happened": identity, "choice:happened:0": "accept"}
    assert send(cast.asker, ASK, **case(happened=text, **chosen)).status_code == 302
    published = Question.objects.get()
    assert finding.text not in published.happened
    assert finding.proposal in published.happened


def test_the_same_form_sent_twice_is_one_question(cast: Cast) -> None:
    sent = case()
    send(cast.asker, ASK, **sent)
    send(cast.asker, ASK, **sent)
    assert Question.objects.count() == 1


def test_publishing_waits_while_the_guard_is_building(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def building(text: str) -> None:
        raise GuardBuilding

    monkeypatch.setattr(guard, "check", building)
    answer = send(cast.asker, ASK, **case())
    assert answer.status_code == 422
    assert "De controle start nog op" in text_of(answer)
    assert str(case()["happened"]) in answer.content.decode()
    assert not Question.objects.exists()


def test_today_is_offered_only_when_somebody_is_on_duty(cast: Cast) -> None:
    assert "Vandaag (4 werkuren)" not in look(cast.asker, ASK)
    Duty.objects.create(host=cast.association, member=cast.doctor, profession="BA", monday=monday_of(clock.now()))
    page = look(cast.asker, ASK)
    assert "Vandaag (4 werkuren)" in page
    assert "Kan nu voor: bedrijfsarts" in page


def test_those_close_to_the_employer_stand_apart_with_advice(cast: Cast) -> None:
    page = look(cast.asker, ASK)
    apart = page.index("Alleen als je ze bewust kiest")
    assert page.index("verzekeringsarts") < apart < page.index("casemanager") < page.index("HR-professional")
    assert "Laat de diagnose weg" in page


def test_a_fourth_open_question_is_refused_with_its_words_kept(cast: Cast) -> None:
    for _ in range(3):
        send(cast.asker, ASK, **case())
    answer = send(cast.asker, ASK, **case())
    assert answer.status_code == 422
    assert "Sluit er eerst een af" in text_of(answer)
    assert str(case()["happened"]) in answer.content.decode()


@pytest.fixture
def lesson(cast: Cast) -> Lesson:
    made = Lesson.objects.create(
        author=cast.coach,
        profession="JC",
        title="Burn-out: eerst taken, dan uren",
        case_text="Iemand liep na een burn-out vast op de opbouw van uren.",
        insight="Taken die energie geven maken ruimte.",
    )
    making.index.put_lesson(made)
    return made


def test_lessons_and_themes_appear_while_one_types(cast: Cast, lesson: Lesson) -> None:
    theme = make_theme()
    text = "Na een burn-out loopt de opbouw van uren vast, wat nu?"
    answer = send(cast.asker, WHILE_TYPING, happened=text)
    assert f"/lessen/{lesson.pk}/" in answer.content.decode()
    assert f'data-proposes="{theme.pk} "' in answer.content.decode()


def test_a_name_is_never_looked_for(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for = []
    from poortgenoot.sparring.views import ask

    monkeypatch.setattr(ask.search, "like", lambda text, *rest: looked_for.append(text) or [])
    send(cast.asker, WHILE_TYPING, happened="Mevrouw Jansen loopt na een burn-out vast op de opbouw van uren.")
    assert looked_for
    assert "Jansen" not in looked_for[0]


def test_an_unverified_member_may_put_a_question(cast: Cast) -> None:
    assert send(cast.unverified, ASK, **case()).status_code == 302
    assert actions is not None


def test_what_may_be_expected_is_said_once_enough_happened(cast: Cast) -> None:
    from datetime import timedelta

    from tests.factories import make_question

    assert "reageert meestal binnen" not in look(cast.asker, ASK)
    for _ in range(5):
        question = make_question(cast.coach, "BA", closed_at=clock.now())
        question.perspectives.update(answered_at=question.published_at + timedelta(hours=1))
    assert "reageert meestal binnen" in look(cast.asker, ASK)
