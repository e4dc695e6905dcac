from __future__ import annotations

import re
import time
from unittest.mock import patch

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.accounts import fresh
from poortgenoot.core.limits import LIMITS
from poortgenoot.notifications.models import Mail

PASSKEYS = "/account/2fa/"


def code_for(client: Client, member_mail: str) -> str:
    client.post("/opnieuw/", {"next": PASSKEYS})
    found = re.search(r"\d{6}", Mail.objects.filter(to=member_mail).latest("pk").text)
    assert found
    return found.group()


@pytest.fixture
def doctor(cast: Cast) -> tuple[Client, str]:
    return client_of(cast.doctor), cast.doctor.user.email


def test_a_long_session_is_asked_again_before_passkeys_can_be_added(doctor: tuple[Client, str]) -> None:
    client, _mail = doctor
    assert client.get(PASSKEYS)["Location"] == "/opnieuw/?next=%2Faccount%2F2fa%2F"
    assert client.post("/account/2fa/webauthn/add/", {})["Location"].startswith("/opnieuw/")


def test_the_mailed_code_opens_the_page_and_proves_once(doctor: tuple[Client, str]) -> None:
    client, mail = doctor
    code = code_for(client, mail)
    assert client.post("/opnieuw/", {"code": code, "next": PASSKEYS})["Location"] == PASSKEYS
    assert client.get(PASSKEYS).status_code == 200
    again = client.post("/opnieuw/", {"code": code, "next": PASSKEYS})
    assert "klopt niet" in again.content.decode()


def test_a_wrong_code_opens_nothing_and_tries_run_out(doctor: tuple[Client, str]) -> None:
    client, mail = doctor
    code = code_for(client, mail)
    wrong = "000000" if code != "000000" else "111111"
    for _n in range(fresh.MOST_TRIES):
        assert client.post("/opnieuw/", {"code": wrong}).status_code == 200
    assert "klopt niet" in client.post("/opnieuw/", {"code": code}).content.decode()


def test_freshness_passes(doctor: tuple[Client, str]) -> None:
    client, mail = doctor
    client.post("/opnieuw/", {"code": code_for(client, mail), "next": PASSKEYS})
    with patch("poortgenoot.accounts.fresh.time.time", return_value=time.time() + fresh.FRESH_SECONDS + 1):
        assert client.get(PASSKEYS).status_code == 302


def test_one_members_code_is_no_use_to_another(cast: Cast) -> None:
    code = code_for(client_of(cast.doctor), cast.doctor.user.email)
    other = client_of(cast.stranger)
    code_for(other, cast.stranger.user.email)
    other.post("/opnieuw/", {"code": code, "next": PASSKEYS})
    session_code = Mail.objects.filter(to=cast.stranger.user.email).latest("pk").text
    if code not in session_code:
        assert other.get(PASSKEYS).status_code == 302


def test_it_never_leads_to_another_site(doctor: tuple[Client, str]) -> None:
    client, mail = doctor
    code = code_for(client, mail)
    assert client.post("/opnieuw/", {"code": code, "next": "https://elders.example/"})["Location"] == "/"


@pytest.mark.usefixtures("within_the_hour")
def test_codes_an_hour_are_limited(doctor: tuple[Client, str]) -> None:
    client, mail = doctor
    for _n in range(LIMITS.codes_per_hour):
        assert client.post("/opnieuw/", {}).status_code == 200
    assert client.post("/opnieuw/", {}).status_code == 429
    assert Mail.objects.filter(to=mail).count() == LIMITS.codes_per_hour
