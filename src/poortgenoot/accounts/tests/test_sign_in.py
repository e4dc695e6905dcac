from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.cast import Cast, client_of

from poortgenoot.accounts import actions
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail


def ask_for_code(client: Client, email: str) -> str:
    client.post("/aanmelden/", {"email": email})
    mail = Mail.objects.filter(to=email).latest("pk")
    found = re.search(r"\b\d{6}\b", mail.text)
    assert found
    return found.group()


@pytest.mark.django_db
def test_a_newcomer_signs_in_with_a_code_and_is_welcomed() -> None:
    client = Client()
    code = ask_for_code(client, "nieuw@praktijk.example")
    answer = client.post("/account/login/code/confirm/", {"code": code})
    assert answer.status_code == 302
    assert Member.objects.get(user__email="nieuw@praktijk.example").onboarded_at is None
    assert client.get(answer["Location"]).headers["Location"] == "/welkom/", "the home page leads on to the first step"
    assert client.session.get_expiry_age() > 89 * 24 * 3600


def test_the_mail_with_a_code_speaks_for_the_house(cast: Cast) -> None:
    code = ask_for_code(client_of(None), cast.doctor.user.email)
    mail = Mail.objects.filter(to=cast.doctor.user.email).latest("pk")
    assert mail.subject == f"Je code voor Poortgenoot: {code}"
    assert mail.text.startswith(f"Je code is {code}.")
    assert "example.com" not in mail.text


def test_a_member_and_a_stranger_see_the_same_answer(cast: Cast) -> None:
    known = client_of(None).post("/aanmelden/", {"email": cast.doctor.user.email})
    unknown = client_of(None).post("/aanmelden/", {"email": "onbekend@praktijk.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_wrong_code_opens_nothing(cast: Cast) -> None:
    client = client_of(None)
    ask_for_code(client, cast.doctor.user.email)
    client.post("/account/login/code/confirm/", {"code": "000000"})
    assert client.get("/meldingen/").status_code == 302


def test_who_signs_in_with_a_second_proven_address_keeps_one_account(cast: Cast) -> None:
    assert cast.doctor.user
    actions.prove_address(cast.doctor.user, "tweede@praktijk.example")
    before = Member.objects.count()
    client = client_of(None)
    code = ask_for_code(client, "tweede@praktijk.example")
    client.post("/account/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(cast.doctor.user.pk)
    assert Member.objects.count() == before


def test_an_address_as_long_as_an_address_may_be_is_an_address(cast: Cast) -> None:
    long = f"{'l' * 60}@{'a' * 60}.{'b' * 60}.{'c' * 60}.example"
    assert client_of(None).post("/aanmelden/", {"email": long}).status_code == 302
    assert client_of(None).post("/aanmelden/", {"email": f"{long}{'e' * 20}"}).status_code == 200


def test_one_browser_cannot_fill_the_house_with_accounts(cast: Cast, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "ask_for_code": "3/h/ip"}
    before = Member.objects.count()
    for number in range(5):
        client_of(None).post("/aanmelden/", {"email": f"verzonnen{number}@x.example"}, REMOTE_ADDR="203.0.113.9")
    assert Member.objects.count() == before + 3


@pytest.mark.django_db
@pytest.mark.usefixtures("within_the_hour")
def test_codes_an_hour_are_limited_for_each_address(settings: Settings) -> None:
    """By the house itself, also when the sign-in library would let more through."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "request_login_code": "1000/h/key"}
    asked = [
        client_of(None).post("/aanmelden/", {"email": "Vaak@praktijk.example"}).status_code
        for _n in range(LIMITS.codes_per_hour + 1)
    ]
    assert asked == [302] * LIMITS.codes_per_hour + [429]
    assert Mail.objects.filter(to__iexact="vaak@praktijk.example").count() == LIMITS.codes_per_hour
    assert client_of(None).post("/aanmelden/", {"email": "ander@praktijk.example"}).status_code == 302


def test_the_sign_in_library_keeps_to_the_same_number_of_codes(settings: Settings) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["request_login_code"].endswith(f",{LIMITS.codes_per_hour}/h/key")
