"""Guesses that come at the same moment count as well: each of them sees the session as it was before."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.accounts.fresh import MOST_TRIES
from poortgenoot.accounts.tests.test_sign_in import ask_for_code
from poortgenoot.core.limits import LIMITS
from poortgenoot.notifications.models import Mail

pytestmark = pytest.mark.usefixtures("within_the_hour")
GUESSES = LIMITS.codes_per_hour * MOST_TRIES


def guess_at_once(browser: Client, page: str, code: str, times: int) -> None:
    """The same wrong code many times, each as if it came first."""
    wrong = "000000" if code != "000000" else "111111"
    before = Session.objects.get(pk=browser.session.session_key).session_data
    for _guess in range(times):
        browser.post(page, {"code": wrong})
        Session.objects.filter(pk=browser.session.session_key).update(session_data=before)


def test_the_code_at_the_front_door_is_not_guessed(cast: Cast) -> None:
    assert cast.doctor.user
    browser = Client()
    code = ask_for_code(browser, cast.doctor.user.email)
    guess_at_once(browser, "/account/login/code/confirm/", code, GUESSES)
    assert browser.post("/account/login/code/confirm/", {"code": code}).status_code == 429
    assert "_auth_user_id" not in browser.session


def test_the_code_that_is_asked_again_is_not_guessed(cast: Cast) -> None:
    assert cast.doctor.user
    browser = client_of(cast.doctor)
    browser.post("/opnieuw/")
    found = re.search(r"\b\d{6}\b", Mail.objects.filter(to=cast.doctor.user.email).latest("pk").text)
    assert found
    code = found.group()
    guess_at_once(browser, "/opnieuw/", code, GUESSES)
    assert browser.post("/opnieuw/", {"code": code}).status_code == 429
