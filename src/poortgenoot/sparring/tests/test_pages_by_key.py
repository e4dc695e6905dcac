"""The one question that the button in the mail opens, without signing in."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_question

from poortgenoot.core.models import Event
from poortgenoot.sparring import tokens
from poortgenoot.sparring.models import Answer, Invitation
from poortgenoot.sparring.tests.conftest import Later
from poortgenoot.sparring.tests.pages import text_of


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    question = make_question(cast.asker, "BA", "VA")
    made = make_invitation(question, cast.doctor, host=cast.association)
    make_answer(question, cast.insurance_doctor, text="Ik zou eerst de slaap bekijken.")
    return made


@pytest.fixture
def key(invitation: Invitation) -> str:
    return tokens.path(invitation.pk)


def test_the_key_opens_the_question_with_its_answer_box(client: Client, key: str) -> None:
    page = text_of(client.get(key))
    assert "Jij bent gevraagd, als bedrijfsarts" in page
    assert "Wat de werknemer wil en kan" in page
    assert "Plaats mijn reactie" in page


def test_opening_writes_nothing(client: Client, key: str, invitation: Invitation) -> None:
    before = Event.objects.count()
    client.get(key)
    assert Event.objects.count() == before
    assert Invitation.objects.get().state == "sent"


def test_nothing_else_is_shown_or_reachable(client: Client, key: str, cast: Cast) -> None:
    answer = client.get(key)
    html = answer.content.decode()
    assert "Ik zou eerst de slaap bekijken." not in html
    assert cast.insurance_doctor.name not in html
    assert "/leden/" not in html
    assert "data-socket" not in html
    assert "doorgeven" not in html


def test_one_answers_by_key_and_is_thanked(client: Client, key: str) -> None:
    page = text_of(client.post(f"{key}reactie/", {"text": "Begin met taken."}, follow=True))
    assert "Dank je. Je reactie staat erbij" in page
    assert "hoe het afliep" in page
    assert Answer.objects.filter(profession="BA").count() == 1


def test_an_answer_by_key_is_taken_back_within_a_minute(client: Client, key: str) -> None:
    client.post(f"{key}reactie/", {"text": "Begin met taken."})
    client.post(f"{key}terug/")
    assert not Answer.objects.filter(profession="BA").exists()


def test_one_declines_with_one_click_and_undoes_it(client: Client, key: str) -> None:
    assert "Je doet niet mee." in text_of(client.post(f"{key}niet-nu/", follow=True))
    client.post(f"{key}toch/")
    assert Invitation.objects.get().state == "sent"


def test_the_guard_looks_along_under_the_key(client: Client, key: str) -> None:
    found = client.post(f"{key}controle/", {"field": "text", "text": "Bel mevrouw Jansen eens op."})
    assert "Jansen" in text_of(found)
    assert f'data-url="{key}controle/"' in client.get(key).content.decode()


def test_the_guard_does_not_look_along_for_strangers(client: Client) -> None:
    assert client.post("/sparren/uitnodiging/vals/controle/", {"field": "text", "text": "x"}).status_code == 404


def test_a_name_in_the_answer_is_stopped_with_every_word_kept(client: Client, key: str) -> None:
    stopped = client.post(f"{key}reactie/", {"text": "Bel mevrouw Jansen eens op."})
    assert stopped.status_code == 422
    assert "Bel mevrouw Jansen eens op." in stopped.content.decode()
    assert not Answer.objects.filter(profession="BA").exists()


def test_after_a_day_the_key_helps_further_and_gives_the_words_back(client: Client, key: str, later: Later) -> None:
    later(hours=25)
    assert client.get(key).status_code == 410
    late = client.post(f"{key}reactie/", {"text": "Begin met taken die energie geven."})
    assert late.status_code == 410
    assert "Begin met taken die energie geven." in text_of(late)
    assert not Answer.objects.filter(profession="BA").exists()


def test_whoever_is_signed_in_reads_on_inside_with_an_old_key(
    cast: Cast, key: str, later: Later, invitation: Invitation
) -> None:
    later(hours=25)
    answer = client_of(cast.doctor).get(key)
    assert answer.status_code == 302
    assert answer["Location"] == f"/sparren/{invitation.question_id}/"


def test_a_forged_key_is_nothing(client: Client, key: str) -> None:
    assert client.get(f"{key[:-3]}xx/").status_code == 404
    assert client.post(f"{key[:-3]}xx/reactie/", {"text": "x"}).status_code == 404


def test_a_signed_in_reader_of_anothers_key_sees_no_menu_of_their_own(cast: Cast, key: str) -> None:
    html = client_of(cast.coach).get(key).content.decode()
    assert cast.coach.name not in html
    assert "Vandaag" not in html
