"""Another address: proven by a code that is mailed to it, told to the old one, and betraying nobody."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_of

from poortgenoot.accounts import actions, fresh
from poortgenoot.accounts.models import User
from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail

PAGE = "/profiel/adres/"
NEW = "nieuw@praktijk.example"


@pytest.fixture
def doctor(cast: Cast) -> Client:
    actions.ensure_user(cast.doctor.user.email)
    return fresh_client_of(cast.doctor)


def code_mailed_to(email: str) -> str:
    found = re.search(r"\b\d{6}\b", Mail.objects.filter(to=email).latest("pk").text)
    assert found
    return found.group()


def moves(browser: Client, email: str = NEW) -> HttpResponse:
    browser.post(PAGE, {"email": email})
    return browser.post(PAGE, {"code": code_mailed_to(email.lower())})


def signs_in(email: str) -> str | None:
    """Who comes in with a code to this address, as a number of a user."""
    browser = client_of(None)
    browser.post("/aanmelden/", {"email": email})
    found = re.search(r"\b\d{6}\b", Mail.objects.filter(to=email).latest("pk").text)
    browser.post("/account/login/code/confirm/", {"code": found.group() if found else "000000"})
    return browser.session.get("_auth_user_id")


def test_a_code_to_the_new_address_moves_the_account_there(cast: Cast, doctor: Client) -> None:
    old = cast.doctor.user.email
    assert moves(doctor, "Nieuw@Praktijk.example")["Location"] == "/profiel/gegevens/"
    assert User.objects.get(pk=cast.doctor.user_id).email == NEW
    assert signs_in(NEW) == str(cast.doctor.user_id)
    assert signs_in(old) != str(cast.doctor.user_id)
    own = EmailAddress.objects.filter(user_id=cast.doctor.user_id).values_list("email", "verified", "primary")
    assert list(own) == [(NEW, True, True)]


def test_the_old_address_hears_it_and_not_what_the_new_one_is(cast: Cast, doctor: Client) -> None:
    moves(doctor)
    mail = Mail.objects.filter(to=cast.doctor.user.email).latest("pk")
    assert "is veranderd" in mail.subject
    assert NEW not in mail.text
    line = Event.objects.get(verb="changed_address")
    assert "@" not in str(line.facts)


def test_nothing_changes_before_the_code_is_brought(cast: Cast, doctor: Client) -> None:
    page = doctor.post(PAGE, {"email": NEW}).content.decode()
    assert NEW in page
    code = code_mailed_to(NEW)
    refused = doctor.post(PAGE, {"code": "000000" if code != "000000" else "111111"})
    assert refused.status_code == 422
    assert "klopt niet" in refused.content.decode()
    assert User.objects.get(pk=cast.doctor.user_id).email == cast.doctor.user.email


def test_tries_run_out_and_a_code_proves_once(cast: Cast, doctor: Client) -> None:
    doctor.post(PAGE, {"email": NEW})
    code = code_mailed_to(NEW)
    for _n in range(fresh.MOST_TRIES):
        doctor.post(PAGE, {"code": "000000" if code != "000000" else "111111"})
    assert doctor.post(PAGE, {"code": code}).status_code == 422
    moves(doctor)
    assert doctor.post(PAGE, {"code": code_mailed_to(NEW)}).status_code == 422


def test_the_code_of_another_browser_is_no_use(cast: Cast, doctor: Client) -> None:
    doctor.post(PAGE, {"email": NEW})
    other = fresh_client_of(cast.coach)
    assert other.post(PAGE, {"code": code_mailed_to(NEW)}).status_code == 422


def test_an_address_that_somebody_has_looks_like_any_other(cast: Cast, doctor: Client) -> None:
    taken = cast.coach.user.email
    actions.prove_address(cast.coach.user, taken)
    pages = [
        re.sub(r"\b[A-Za-z0-9]{64}\b", "", doctor.post(PAGE, {"email": email}).content.decode()).replace(email, "…")
        for email in (NEW, taken)
    ]
    assert pages[0] == pages[1]
    told = Mail.objects.filter(to=taken).latest("pk")
    assert not re.search(r"\d{6}", told.subject + told.text)
    assert "al een account" in told.text


def test_an_address_taken_meanwhile_is_refused_like_a_wrong_code(cast: Cast, doctor: Client) -> None:
    doctor.post(PAGE, {"email": NEW})
    code = code_mailed_to(NEW)
    actions.prove_address(cast.coach.user, NEW)
    assert doctor.post(PAGE, {"code": code}).status_code == 422
    assert User.objects.get(pk=cast.doctor.user_id).email == cast.doctor.user.email


def test_who_tried_to_sign_in_there_first_is_not_in_their_own_way(cast: Cast, doctor: Client) -> None:
    client_of(None).post("/aanmelden/", {"email": NEW})
    nobody = User.objects.get(email=NEW).member
    moves(doctor)
    assert User.objects.get(email=NEW).pk == cast.doctor.user_id
    assert not Member.objects.filter(pk=nobody.pk).exists()


def test_mail_that_waits_goes_to_the_new_address_and_codes_stay(cast: Cast, doctor: Client) -> None:
    old = cast.doctor.user.email
    later = clock.now() + timedelta(hours=9)
    Mail.objects.create(message_id="<a>", kind="digest", to=old, member=cast.doctor, subject="Drie", not_before=later)
    Mail.objects.create(message_id="<b>", kind="digest", to=old, member=cast.doctor, subject="Twee", state="sent")
    moves(doctor)
    assert list(Mail.objects.filter(kind="digest").order_by("pk").values_list("to", flat=True)) == [NEW, old]


@pytest.mark.usefixtures("within_the_hour")
def test_codes_an_hour_are_limited_for_the_member_and_for_the_address(cast: Cast, doctor: Client) -> None:
    for _n in range(LIMITS.codes_per_hour):
        assert doctor.post(PAGE, {"email": NEW}).status_code == 200
    assert doctor.post(PAGE, {"email": "ander@praktijk.example"}).status_code == 429
    assert fresh_client_of(cast.coach).post(PAGE, {"email": NEW}).status_code == 429
    assert Mail.objects.filter(to=NEW).count() == LIMITS.codes_per_hour


def test_it_asks_again_who_one_is(cast: Cast) -> None:
    browser = client_of(cast.doctor)
    assert browser.get(PAGE)["Location"].startswith("/opnieuw/")
    assert browser.post(PAGE, {"email": NEW})["Location"].startswith("/opnieuw/")
    assert not Mail.objects.exists()


def test_a_mistake_is_named_and_every_word_kept(cast: Cast, doctor: Client) -> None:
    for said, why in (("geenadres", "e-mailadres"), (cast.doctor.user.email.upper(), "Dit is je adres al.")):
        page = doctor.post(PAGE, {"email": said})
        assert page.status_code == 422
        assert why in page.content.decode()
        assert said in page.content.decode()


def test_the_page_keeps_within_its_queries(cast: Cast, doctor: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert doctor.get(PAGE).status_code == 200
    assert len(queries) <= 12
