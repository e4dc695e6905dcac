"""Signing in at one's own organisation, against a real provider on loopback."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from django.conf import LazySettings
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.accounts import reach
from poortgenoot.accounts.models import User
from poortgenoot.accounts.tests.organisation import Organisation, running
from poortgenoot.members.forms.hosting import OidcForm
from poortgenoot.members.models import Host, Member, Membership

DOMAIN = "vereniging.example"


@pytest.fixture
def organisation(cast: Cast, settings: LazySettings) -> Iterator[Organisation]:
    """The sign-in service of the association, set up at its desk; it stands on loopback."""
    settings.OIDC_PRIVATE_ADDRESSES = True
    with running(Organisation(claims=person("nieuw@vereniging.example"))) as organisation:
        Host.objects.filter(pk=cast.association.pk).update(
            mail_domains=[DOMAIN],
            oidc={
                "name": "je verenigingsaccount",
                "server_url": organisation.address,
                "client_id": organisation.client_id,
                "secret": organisation.secret,
            },
        )
        yield organisation


def person(email: str, **changes: object) -> dict[str, object]:
    return {"sub": email, "email": email, "email_verified": True, "name": "Noor Vos"} | changes


def with_address(member: Member, email: str) -> Member:
    User.objects.filter(pk=member.user_id).update(email=email)
    return Member.objects.get(pk=member.pk)


def through(client: Client, slug: str = "vereniging") -> tuple[int, str]:
    """Walk through the door of a host: to the organisation and back; where one ends up."""
    leaving = client.get(f"/account/oidc/{slug}/login/")
    if leaving.status_code != 302 or "/authorize" not in leaving["Location"]:
        return leaving.status_code, leaving.headers.get("Location", "")
    back = urlsplit(_browse(leaving["Location"]))
    arrived = client.get(f"{back.path}?{back.query}")
    return arrived.status_code, arrived.headers.get("Location", "")


def _browse(address: str) -> str:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    location = answer.headers["Location"]
    connection.close()
    return location


def who(client: Client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def test_the_sign_in_page_shows_the_doors_that_are_set_up(organisation: Organisation, cast: Cast) -> None:
    page = Client().get("/aanmelden/").content.decode()
    assert "Aanmelden via je verenigingsaccount" in page
    assert "/account/oidc/vereniging/login/" in page
    assert "/account/oidc/dienst/" not in page
    assert organisation.secret not in page


def test_a_newcomer_comes_in_and_belongs_to_the_host(organisation: Organisation, cast: Cast) -> None:
    client = Client()
    assert through(client) == (302, "/")
    member = Member.objects.get(user__email="nieuw@vereniging.example")
    assert who(client) == member.user_id
    assert [m.host for m in member.memberships.all()] == [cast.association]
    assert client.get("/meldingen/")["Location"] == "/welkom/"


def test_a_member_with_that_address_comes_in_as_themselves(organisation: Organisation, cast: Cast) -> None:
    doctor = with_address(cast.doctor, "dokter@vereniging.example")
    organisation.claims = person("Dokter@Vereniging.example")
    client = Client()
    assert through(client) == (302, "/")
    assert who(client) == doctor.user_id
    assert client.get("/meldingen/").status_code == 200


def test_coming_again_is_the_same_person(organisation: Organisation) -> None:
    first, second = Client(), Client()
    through(first)
    through(second)
    assert who(first) == who(second) is not None


@pytest.mark.parametrize("verified", [False, "false", "true", None])
def test_an_address_that_is_not_proven_opens_nothing(organisation: Organisation, cast: Cast, verified: object) -> None:
    with_address(cast.doctor, "dokter@vereniging.example")
    organisation.claims = person("dokter@vereniging.example", email_verified=verified)
    client = Client()
    assert through(client) == (302, "/aanmelden/")
    assert who(client) is None


def test_an_address_outside_the_hosts_domains_opens_nothing(organisation: Organisation, cast: Cast) -> None:
    """Also not that of an existing member: a host speaks for its own addresses only."""
    organisation.claims = person(cast.stranger.user.email)
    client = Client()
    assert through(client) == (302, "/aanmelden/")
    assert who(client) is None
    organisation.claims = person("iemand@elders.example")
    assert through(Client()) == (302, "/aanmelden/")
    assert not User.objects.filter(email="iemand@elders.example").exists()


def test_the_operator_and_who_has_a_task_elsewhere_do_not_come_in_by_a_hosts_door(
    organisation: Organisation, cast: Cast
) -> None:
    for member in (cast.operator, cast.other_moderator):
        email = with_address(member, f"lid{member.pk}@vereniging.example").user.email
        organisation.claims = person(email)
        client = Client()
        assert through(client) == (302, "/aanmelden/")
        assert who(client) is None


def test_another_service_behind_the_same_door_cannot_pose_as_who_came_before(
    organisation: Organisation, cast: Cast
) -> None:
    through(Client())
    organisation.claims = person("ander@vereniging.example", sub="nieuw@vereniging.example")
    client = Client()
    assert through(client) == (302, "/aanmelden/")
    assert who(client) is None


def test_a_token_meant_for_another_opens_nothing(organisation: Organisation) -> None:
    organisation.audience = "een andere toepassing"
    client = Client()
    assert through(client) == (302, "/aanmelden/")
    assert who(client) is None


def test_a_wrong_secret_leads_back_to_the_front_door(organisation: Organisation) -> None:
    organisation.secret = "veranderd"
    client = Client()
    assert through(client) == (302, "/aanmelden/")
    assert "lukte niet" in client.get("/aanmelden/").content.decode()


def test_a_code_from_another_browser_opens_nothing(organisation: Organisation) -> None:
    """The state belongs to the session that left."""
    leaving = Client().get("/account/oidc/vereniging/login/")
    back = urlsplit(_browse(leaving["Location"]))
    client = Client()
    assert client.get(f"{back.path}?{back.query}")["Location"] == "/aanmelden/"
    assert who(client) is None


def test_a_host_without_a_door_has_none(cast: Cast) -> None:
    assert client_of(None).get("/account/oidc/dienst/login/").status_code == 404
    assert "Aanmelden via" not in Client().get("/aanmelden/").content.decode()


def test_an_organisation_that_does_not_answer_leads_back_to_the_front_door(
    organisation: Organisation, cast: Cast
) -> None:
    down = {"server_url": "http://127.0.0.1:9", "client_id": "x", "secret": "y"}
    Host.objects.filter(pk=cast.association.pk).update(oidc=down)
    client = Client()
    assert through(client) == (302, "/aanmelden/")
    assert "antwoordt niet" in client.get("/aanmelden/").content.decode()


def test_who_left_the_host_still_signs_in_there_but_is_no_member_again(organisation: Organisation, cast: Cast) -> None:
    """Leaving, or being put out, holds until an invitation or a request; the door only tells who somebody is."""
    first, again = Client(), Client()
    through(first)
    Membership.objects.filter(member__user_id=who(first)).delete()
    assert through(again) == (302, "/")
    assert who(again) == who(first)
    assert not Membership.objects.filter(member__user_id=who(first), host=cast.association).exists()


def test_the_server_does_not_knock_at_its_own_network_for_an_administrator(
    organisation: Organisation, settings: LazySettings
) -> None:
    """Over http it does not even connect; over https it looks who answers before it says anything."""
    settings.OIDC_PRIVATE_ADDRESSES = False
    assert through(Client()) == (302, "/aanmelden/")
    port = urlsplit(organisation.address).port
    for address in (organisation.address, f"https://127.0.0.1:{port}", f"https://localhost:{port}"):
        with pytest.raises(requests.exceptions.ConnectionError if "https" in address else reach.Inside) as refused:
            reach.fenced(requests.Session()).get(address, timeout=5)
        assert not isinstance(refused.value, requests.exceptions.SSLError), "it began to talk"
    assert organisation.asked == {}


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "224.0.0.1"],
)  # fmt: skip
def test_these_addresses_are_inside(address: str) -> None:
    assert reach.is_inside(address)


def test_an_address_of_the_outside_world_is_not_inside() -> None:
    assert not reach.is_inside("93.184.215.14")
    assert not reach.is_inside("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_desk_refuses_an_address_in_our_own_network(cast: Cast) -> None:
    said = {"name": "Wij", "client_id": "x", "secret": "geheim"}
    for inside in ("https://127.0.0.1", "https://[::1]:8443", "https://localhost"):
        form = OidcForm(said | {"server_url": inside}, host=cast.association)
        assert "ligt in ons eigen netwerk" in str(form.errors["server_url"])
    assert OidcForm(said | {"server_url": "https://93.184.215.14"}, host=cast.association).is_valid()
