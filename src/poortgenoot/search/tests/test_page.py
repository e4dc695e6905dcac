"""The page a member searches on."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast

from poortgenoot.search import frequencies

pytestmark = pytest.mark.django_db
PAGE = "/zoeken/"


@pytest.fixture(autouse=True)
def fresh() -> None:
    frequencies.forget()


@pytest.fixture
def asker(cast: Cast) -> Client:
    cast.doctor.name = "Wietske Hoogland"
    cast.doctor.save()
    client = Client()
    assert cast.asker.user
    client.force_login(cast.asker.user)
    return client


def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get(PAGE).status_code == 302


def test_the_page_tells_how_to_search_before_anything_is_asked(asker: Client) -> None:
    page = asker.get(PAGE).content.decode()
    assert "Zo zoek je" in page
    assert "keer gevonden" not in page


def test_what_is_found_is_marked_and_leads_to_its_page(asker: Client, cast: Cast) -> None:
    page = asker.get(PAGE, {"q": "wietske"}).content.decode()
    assert "<mark>Wietske</mark> Hoogland" in page
    assert f'href="/leden/{cast.doctor.pk}/"' in page


def test_a_slip_is_mended_and_said(asker: Client) -> None:
    page = asker.get(PAGE, {"q": "wietsek"}).content.decode()
    assert "Bedoel je" in page
    assert "Wietske</mark>" in page


def test_who_finds_nothing_is_helped_on(asker: Client) -> None:
    page = asker.get(PAGE, {"q": "kwelderschelp"}).content.decode()
    assert "Hierover vond ik niets" in page
    assert "Leg je vraag voor" in page


@pytest.mark.parametrize(
    "address", ["?q=wietske&soort=bestaat-niet", "?q=wietske&page=99", "?q=wietske&page=x", "?q=%FF"]
)
def test_an_odd_address_still_gives_a_page(asker: Client, address: str) -> None:
    assert asker.get(PAGE + address).status_code == 200


def test_what_is_typed_is_never_shown_as_markup(asker: Client) -> None:
    page = asker.get(PAGE, {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_only_reading_is_possible(asker: Client) -> None:
    assert asker.post(PAGE, {"q": "wietske"}).status_code == 405
