from __future__ import annotations

import re
from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from django.conf import LazySettings
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot import operation
from poortgenoot.accounts.models import Token
from poortgenoot.accounts.tests.fresh_client import fresh_client_of

PAGE = "/profiel/tokens/"


def made_by(client: Client) -> str:
    page = client.post(PAGE, {"name": "ons rooster"}).content.decode()
    found = re.search(r"pg_[\w-]{20,}", page)
    assert found
    return found.group()


def call(plain: str) -> int:
    return Client(headers={"Authorization": f"Bearer {plain}"}).get("/api/v1/me").status_code


def test_a_token_is_shown_once_and_opens_the_api(cast: Cast) -> None:
    client = fresh_client_of(cast.doctor)
    plain = made_by(client)
    assert call(plain) == 200
    page = client.get(PAGE).content.decode()
    assert "ons rooster" in page
    assert plain not in page
    assert plain not in str(list(Token.objects.values()))


def test_a_withdrawn_token_opens_nothing(cast: Cast) -> None:
    client = fresh_client_of(cast.doctor)
    plain = made_by(client)
    client.post(f"{PAGE}{Token.objects.get().pk}/intrekken/")
    assert call(plain) == 401


def test_nobody_withdraws_or_sees_the_token_of_another(cast: Cast) -> None:
    plain = made_by(fresh_client_of(cast.doctor))
    other = fresh_client_of(cast.stranger)
    assert other.post(f"{PAGE}{Token.objects.get().pk}/intrekken/").status_code == 404
    assert "ons rooster" not in other.get(PAGE).content.decode()
    assert call(plain) == 200


def test_a_token_without_a_purpose_is_not_made(cast: Cast) -> None:
    assert fresh_client_of(cast.doctor).post(PAGE, {"name": ""}).status_code == 422
    assert not Token.objects.exists()


@pytest.mark.parametrize("path", [PAGE, "/profiel/gegevens/"])
def test_a_long_session_is_asked_again_first(cast: Cast, path: str) -> None:
    assert client_of(cast.doctor).get(path)["Location"].startswith("/opnieuw/")
    assert client_of(None).get(path)["Location"].startswith("/aanmelden/")


@pytest.mark.parametrize("path", [PAGE, "/profiel/gegevens/meenemen/", "/profiel/gegevens/wissen/"])
def test_a_post_from_a_long_session_does_nothing(cast: Cast, path: str) -> None:
    client_of(cast.doctor).post(path, {"name": "x", "texts": "purge", "sure": "on"})
    assert not Token.objects.exists()
    cast.doctor.user.refresh_from_db()


@pytest.mark.parametrize(("operates", "made"), [(True, True), (False, False)])
def test_from_a_shell_an_operator_makes_one_for_themselves_only(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: LazySettings, operates: bool, made: bool
) -> None:
    """A token reads its member's own sealed weighing, which no operator may."""
    settings.DEMO = False
    monkeypatch.setattr(operation, "house", nullcontext)
    cast.doctor.user.is_operator = operates
    cast.doctor.user.save()
    answer = CliRunner().invoke(operation.token, [cast.doctor.user.email])
    assert (answer.exit_code == 0) is made
    assert Token.objects.filter(user=cast.doctor.user).exists() is made
