"""A hall that scans one code at once: who finds every connection taken waits on a page that tries again by itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from tests.api.calls import Caller, problem_of
from tests.cast import Cast, client_of

pytestmark = pytest.mark.django_db(transaction=True)
CASE = "/weeg-mee/na-kanker-vlugger-dan-het-plan/"


@pytest.fixture
def taken(cast: Cast) -> Iterator[None]:
    """One connection for all, as `serving.share_connections` shares them, and somebody else has it."""
    connection.close()
    options = connection.settings_dict["OPTIONS"]
    options["pool"] = {"min_size": 1, "max_size": 1, "timeout": 0.1}
    connection.pool.open()
    other = connection.pool.getconn()
    try:
        yield
    finally:
        connection.pool.putconn(other)
        connection.close()
        connection.close_pool()
        del options["pool"]


def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", [CASE, "/", "/aanmelden/"])
def test_a_page_says_that_it_is_busy_and_tries_again_by_itself(
    taken: None, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = browser().get(f"{path}?via=congres")
    assert answer.status_code == 503
    assert "Deze pagina probeert het zelf zo opnieuw" in answer.text
    assert f'href="{path}?via=congres"' in answer.text
    assert 6 <= int(answer["Refresh"]) == int(answer["Retry-After"]) <= 14
    assert "no-store" in answer["Cache-Control"]
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_what_was_sent_is_not_sent_again_unasked(taken: None) -> None:
    answer = browser().post(CASE, {"profession": "BA"})
    assert answer.status_code == 503
    assert "is niet bewaard" in answer.text
    assert not answer.has_header("Refresh")


@pytest.mark.parametrize(
    ("before", "leads_to"), [(f"http://testserver{CASE}", f"http://testserver{CASE}"), ("https://elders.example/", "/")]
)
def test_who_sent_something_goes_back_to_their_form_and_to_no_page_elsewhere(
    taken: None, before: str, leads_to: str
) -> None:
    answer = browser().post(CASE, {"profession": "BA"}, headers={"Referer": before})
    assert f'--primary-action" href="{leads_to}"' in answer.text
    assert ("Ga terug</a>" in answer.text) is (leads_to != "/")


def test_a_page_of_a_member_is_as_busy_as_any(cast: Cast, request: pytest.FixtureRequest) -> None:
    member = client_of(cast.doctor)
    member.raise_request_exception = False
    request.getfixturevalue("taken")
    assert member.get("/vandaag/").status_code == 503


def test_a_program_hears_when_to_come_back(cast: Cast, request: pytest.FixtureRequest) -> None:
    caller = Caller(cast.doctor)
    request.getfixturevalue("taken")
    answer = caller.get("/me")
    assert problem_of(answer)["status"] == 503
    assert answer["Retry-After"] == "5"


def test_whatever_else_breaks_is_still_a_mistake_of_ours(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from poortgenoot.discussions.queries import alone

    def breaks(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(alone, "case_called", breaks)
    answer = browser().get(CASE)
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.text
    assert [record for record in caplog.records if record.levelno >= logging.ERROR]
