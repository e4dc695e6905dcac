"""A question of sparring becomes a case to weigh along, for the members of its asker's host."""

from __future__ import annotations

import pytest
from tests.cast import Cast, client_of
from tests.factories import make_question

from poortgenoot.core.access import Refused
from poortgenoot.discussions import shipped
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.drafts import PreparedDraft
from poortgenoot.discussions.models import PreparedCase
from poortgenoot.guard.actions import Unsettled
from poortgenoot.members.models import Member, Vouch
from poortgenoot.sparring.models import Question

SIX = [idea.key for idea in shipped.suggested([], 6)]


@pytest.fixture
def question(cast: Cast) -> Question:
    return make_question(cast.asker, "BA", happened="De opbouw liep twee keer vast.")


def form(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "host": cast.association.pk,
        "title": "Eerst uren of eerst taken?",
        "employee": "Zij wil terug naar haar eigen werk.",
        "story": "De opbouw liep twee keer vast.",
        "sentence": "Bouwen we eerst uren of eerst taken op?",
        "factors": SIX,
        "verdict_question": "Wat zou jij als eerste doen?",
        "verdict_1": "Eerst de uren",
        "verdict_2": "Eerst de taken",
        "verdict_3": "",
        "verdict_4": "",
    } | changes


def path(question: Question) -> str:
    return f"/weeg-mee/vraag/{question.pk}/"


def prepare(cast: Cast, question: Question, by: Member | None = None, **changes: object) -> PreparedCase:
    values = {
        "host": cast.association,
        "theme": None,
        "title": "Eerst uren of eerst taken?",
        "employee": "Zij wil terug naar haar eigen werk.",
        "story": "De opbouw liep twee keer vast.",
        "sentence": "Eerst uren of eerst taken?",
        "factors": tuple(SIX),
        "verdict_question": "Wat doe jij?",
        "verdicts": ("Eerst de uren", "Eerst de taken"),
    }
    return actions.prepare_from(question, PreparedDraft(**(values | changes)), by=by or cast.asker)


def test_the_asker_lays_a_question_before_the_members_of_the_host(cast: Cast, question: Question) -> None:
    client = client_of(cast.asker)
    assert "Leg voor om te wegen" in client.get(path(question)).text
    made = client.post(path(question), form(cast))
    assert made.status_code == 302
    prepared = PreparedCase.objects.get(question=question)
    assert [v["text"] for v in prepared.verdicts] == ["Eerst de uren", "Eerst de taken"]
    assert len(prepared.factors) == 6
    assert prepared.title in client_of(cast.doctor).get("/weeg-mee/").text


def test_nobody_outside_the_host_sees_it(cast: Cast, question: Question) -> None:
    prepared = prepare(cast, question)
    page = f"/weeg-mee/{prepared.slug}/"
    assert client_of(cast.doctor).get(page).status_code == 200
    for client in map(client_of, (cast.stranger, cast.newcomer, cast.unverified, None)):
        assert client.get(page).status_code == 404
        assert prepared.title not in client.get("/weeg-mee/").text


def test_the_asker_and_a_moderator_read_it_though_nobody_verified_them(cast: Cast, question: Question) -> None:
    prepared = prepare(cast, question)
    Vouch.objects.filter(member__in=(cast.asker, cast.moderator)).delete()
    for member in (cast.asker, cast.moderator):
        assert client_of(member).get(f"/weeg-mee/{prepared.slug}/").status_code == 200


def test_only_the_asker_may(cast: Cast, question: Question) -> None:
    with pytest.raises(Refused):
        prepare(cast, question, by=cast.moderator)
    assert client_of(cast.doctor).get(path(question)).status_code == 404


def test_a_name_in_any_text_writes_nothing(cast: Cast, question: Question) -> None:
    for changes in ({"story": "Sandra de Vries viel uit."}, {"verdicts": ("Bel Sandra de Vries", "Wacht")}):
        with pytest.raises(Unsettled):
            prepare(cast, question, **changes)
    assert not PreparedCase.objects.filter(question=question).exists()


def test_the_form_shows_what_the_guard_found_and_keeps_every_word(cast: Cast, question: Question) -> None:
    answer = client_of(cast.asker).post(path(question), form(cast, employee="Sandra de Vries wil terug."))
    assert answer.status_code == 422
    assert "Hier staat iets dat iemand kan weggeven" in answer.text
    assert "Sandra de Vries wil terug." in answer.text


def test_a_case_that_only_those_asked_may_read_is_weighed_by_nobody(cast: Cast, question: Question) -> None:
    Question.objects.filter(pk=question.pk).update(restricted=True)
    with pytest.raises(Unsettled):
        prepare(cast, Question.objects.get(pk=question.pk))


@pytest.mark.parametrize("wrong", [{"factors": SIX[:5]}, {"verdict_2": "Eerst de uren"}, {"verdict_2": ""}])
def test_what_does_not_make_a_case_is_said(cast: Cast, question: Question, wrong: dict[str, object]) -> None:
    assert client_of(cast.asker).post(path(question), form(cast, **wrong)).status_code == 422
    assert not PreparedCase.objects.filter(question=question).exists()


def test_preparing_twice_is_preparing_once(cast: Cast, question: Question) -> None:
    assert prepare(cast, question) == prepare(cast, question, title="Anders")
    assert client_of(cast.asker).get(path(question)).status_code == 302


def test_a_moderator_takes_it_away_and_a_hidden_question_takes_it_along(cast: Cast, question: Question) -> None:
    prepared = prepare(cast, question)
    page = f"/weeg-mee/{prepared.slug}/"
    Question.objects.filter(pk=question.pk).update(hidden_at="2026-01-01T00:00Z")
    assert client_of(cast.doctor).get(page).status_code == 404
    Question.objects.filter(pk=question.pk).update(hidden_at=None)
    with pytest.raises(Refused):
        actions.take_away(prepared, by=cast.doctor)
    away = f"/gastheer/{cast.association.slug}/weeg-mee/casus/{prepared.pk}/weg/"
    assert client_of(cast.moderator).post(away).status_code == 302
    assert client_of(cast.doctor).get(page).status_code == 404
