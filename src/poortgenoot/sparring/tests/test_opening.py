"""Somebody outside the house recognises themselves: a keeper finds the case by title and opens it."""

from __future__ import annotations

import pytest
from tests.cast import PEOPLE, Cast, client_of
from tests.factories import make_member, make_question

from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.models import Question, Recognition, Report
from poortgenoot.sparring.tests.pages import look

FIND = "/moderatie/?deel=zoek&woorden="


@pytest.fixture
def case(cast: Cast) -> Question:
    """Read by who was asked only."""
    return make_question(cast.asker, title="Nachtdienst na een operatie", reading="asked")


def test_only_keepers_of_the_asker_find_a_case_by_its_title(cast: Cast, case: Question) -> None:
    found = {name for name in PEOPLE if queries.found_cases(cast[name], "nachtdienst").rows}  # type: ignore[arg-type]
    assert found == {"moderator", "administrator", "operator"}


def test_the_list_shows_title_and_profession_and_never_the_case(cast: Cast, case: Question) -> None:
    page = look(cast.moderator, f"{FIND}operatie+nacht")
    assert "Nachtdienst na een operatie" in page
    assert "jobcoach" in page.lower()
    for words in (case.sentence, case.wants, cast.asker.name + " "):
        assert words not in page


@pytest.mark.parametrize("words", ["", "na", "nachtdienst klimaat", "drie ochtenden"])
def test_other_words_find_nothing(cast: Cast, case: Question, words: str) -> None:
    assert queries.found_cases(cast.moderator, words).rows == []


def test_a_keeper_finds_neither_their_own_case_nor_one_they_recognised(cast: Cast, case: Question) -> None:
    make_question(cast.moderator, title="Nachtdienst van mijzelf")
    Recognition.objects.create(question=case, member=cast.moderator)
    assert queries.found_cases(cast.moderator, "nachtdienst").rows == []
    for question in Question.objects.all():
        assert not access.can_open_case(cast.moderator, question)


def test_opening_a_case_with_a_reason_lets_it_be_read_until_it_is_decided(cast: Cast, case: Question) -> None:
    assert client_of(cast.moderator).get(f"/sparren/{case.pk}/").status_code == 404
    answer = fresh_client_of(cast.moderator).post(f"/moderatie/zaak/{case.pk}/openen/", {"reason": "self_report"})
    assert answer["Location"] == "/moderatie/"
    assert case.wants in look(cast.moderator, "/moderatie/")
    assert case.wants in look(cast.moderator, f"/sparren/{case.pk}/")
    line = Event.objects.get(verb="opened_for_self_report")
    assert (line.actor_id, line.object_id, line.facts["reason"]) == (cast.moderator.pk, case.pk, "self_report")
    actions.decide(Report.objects.get(), "kept", "not_broken", by=cast.moderator)
    assert client_of(cast.moderator).get(f"/sparren/{case.pk}/").status_code == 404
    assert "iemand herkent zichzelf" in look(cast.doctor, "/huisregels/")


def test_opening_twice_counts_once_and_a_decided_case_can_be_opened_again(cast: Cast, case: Question) -> None:
    first = actions.open_case(case, "self_report", by=cast.moderator)
    assert actions.open_case(case, "approached", by=cast.moderator) == first
    actions.decide(first, "kept", "not_broken", by=cast.moderator)
    assert actions.open_case(case, "approached", by=cast.moderator) != first
    assert Event.objects.filter(verb="opened_for_self_report").count() == 2


def test_opening_asks_for_a_fresh_code(cast: Cast, case: Question) -> None:
    answer = client_of(cast.moderator).post(f"/moderatie/zaak/{case.pk}/openen/", {"reason": "self_report"})
    assert answer["Location"].startswith("/opnieuw/")
    assert not Report.objects.exists()


@pytest.mark.parametrize("reason", ["", "unkind", "nieuwsgierig"])
def test_no_case_is_opened_without_a_reason(cast: Cast, case: Question, reason: str) -> None:
    with pytest.raises(Refused):
        actions.open_case(case, reason, by=cast.moderator)
    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ["asker", "doctor", "stranger", "other_moderator", "researcher", "unverified"])
def test_who_keeps_no_cases_of_this_host_opens_none(cast: Cast, case: Question, name: str) -> None:
    with pytest.raises(Refused):
        actions.open_case(case, "self_report", by=cast[name])  # type: ignore[arg-type]


def test_a_member_cannot_report_with_the_reason_of_a_keeper(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    answer = client_of(cast.doctor).post(f"/melden/question/{question.pk}/", {"why": "self_report"})
    assert answer.status_code == 400


@pytest.mark.usefixtures("within_the_hour")
def test_a_keeper_opens_no_endless_row_of_cases(cast: Cast) -> None:
    other = make_member("JC", host=cast.association)
    for _n in range(LIMITS.reports_per_hour):
        actions.open_case(make_question(other), "approached", by=cast.moderator)
    with pytest.raises(TooMany):
        actions.open_case(make_question(other), "approached", by=cast.moderator)
