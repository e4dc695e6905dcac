"""Tokens, limits, and calls that make no sense."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.test import Client

from poortgenoot.accounts import actions, queries
from poortgenoot.core import clock, tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Tally
from poortgenoot.guard import GuardBuilding
from tests.api.calls import Caller, problem_of
from tests.api.test_the_main_job import question
from tests.cast import Cast, client_of
from tests.factories import make_question


def test_a_withdrawn_token_opens_nothing_at_once(cast: Cast) -> None:
    caller = Caller(cast.doctor)
    assert caller.get("/me").json()["name"] == "Doctor"
    actions.withdraw_token(queries.tokens_of(cast.doctor.user).get(), by=cast.doctor.user)
    assert caller.get("/me").status_code == 401


def test_who_is_locked_out_is_locked_out_here_too(cast: Cast) -> None:
    caller = Caller(cast.doctor)
    cast.doctor.user.is_active = False
    cast.doctor.user.save()
    assert caller.get("/me").status_code == 401


def test_the_cookie_of_a_browser_opens_nothing(cast: Cast) -> None:
    """So that no other site can call the API in somebody's name."""
    answer = client_of(cast.doctor).get("/api/v1/me")
    assert problem_of(answer)["status"] == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_calls_a_minute_are_limited(cast: Cast) -> None:
    caller = Caller(cast.doctor)
    answers = (caller.get("/me") for _n in range(2 * LIMITS.api_calls_per_minute + 2))
    refused = next(answer for answer in answers if answer.status_code != 200)
    assert problem_of(refused)["limit"] == "api"
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")


def test_checks_a_minute_are_limited(cast: Cast) -> None:
    caller = Caller(cast.doctor)
    for minute in (clock.now(), clock.now() + timedelta(minutes=1)):
        period = f"{minute:%Y%m%d%H%M}"
        who = tallies.kept_as("guard", f"member-{cast.doctor.pk}", period)
        Tally.objects.create(name="guard", who=who, period=period, count=LIMITS.guard_checks_per_minute)
    assert problem_of(caller.post("/check", {"texts": {"wants": "Zij wil terug."}}))["limit"] == "guard"


def test_four_open_questions_are_one_too_many(cast: Cast) -> None:
    for _n in range(LIMITS.open_questions):
        make_question(cast.asker)
    assert problem_of(Caller(cast.asker).post("/questions", question()))["limit"] == "open_questions"


def test_texts_of_any_length_are_not_taken(cast: Cast) -> None:
    answer = Caller(cast.doctor).post("/check", {"texts": {"wants": "a" * (LIMITS.text_length + 1)}})
    assert problem_of(answer)["type"] == "urn:poortgenoot:fields"


def test_a_call_that_is_no_json_or_too_big_is_a_problem(cast: Cast) -> None:
    caller = Caller(cast.doctor)
    path = "/api/v1/check"
    broken = caller.client.post(path, b"{", content_type="application/json")
    large = caller.client.post(path, b'"' + b"a" * 1_100_000 + b'"', content_type="application/json")
    assert problem_of(broken)["status"] == 400
    assert problem_of(large)["status"] == 413


def test_what_is_not_there_and_what_cannot_be_done_are_problems(cast: Cast) -> None:
    assert problem_of(Caller(cast.doctor).get("/nergens"))["status"] == 404
    refused = Caller(cast.doctor).call("DELETE", "/me")
    assert problem_of(refused)["status"] == 405
    assert refused["Allow"] == "GET"


def test_while_the_guard_builds_publishing_waits(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one thing that is stood in for: a guard that is ready cannot be made to build."""
    from poortgenoot import guard

    def building(_text: str) -> None:
        raise GuardBuilding

    monkeypatch.setattr(guard, "check", building)
    answer = Caller(cast.doctor).post("/check", {"texts": {"wants": "Zij wil terug."}})
    assert problem_of(answer)["type"] == "urn:poortgenoot:guard-unavailable"
    assert answer.status_code == 503


def test_a_mistake_of_ours_tells_no_text(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from poortgenoot import guard

    def break_on(text: str) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr(guard, "check", break_on)
    with caplog.at_level(logging.ERROR):
        answer = Caller(cast.doctor).post("/check", {"texts": {"wants": "Fatima wil terug."}})
    assert problem_of(answer)["status"] == 500
    assert "Fatima" not in json.dumps(answer.json()) + "".join(record.getMessage() for record in caplog.records)


def test_a_token_that_is_none_is_refused(db: None) -> None:
    for header in ("Bearer pg_niets", "Bearer ", "Basic abc", "pg_niets"):
        assert problem_of(Client(headers={"Authorization": header}).get("/api/v1/me"))["status"] == 401
