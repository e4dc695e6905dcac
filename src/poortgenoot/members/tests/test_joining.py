"""Joining a host: by link, by mail domain, by its member list, or on request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.members import actions, hooks
from poortgenoot.members.models import Host, HostLink, JoinRequest, ListedAddress, Member, Membership
from poortgenoot.notifications.models import Notice

pytestmark = pytest.mark.django_db


def sign_in_first_time(email: str, *, proven: bool = True) -> tuple[Member, Client]:
    user = User.objects.create_user(email)
    EmailAddress.objects.create(user=user, email=email, verified=proven, primary=True)
    return user.member, client_of(user.member)


def hosts_of(member: Member) -> list[str]:
    return [h.slug for h in Host.objects.filter(memberships__member=member)]


def introduce(browser: Client, *professions: str) -> None:
    browser.post("/welkom/", {"name": "Nieuw", "professions": professions})


def again(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def test_a_mail_domain_lets_in_and_vouches_only_when_its_host_says_so(cast: Cast) -> None:
    Host.objects.filter(pk=cast.service.pk).update(mail_domains=["dienst.example"])
    member, browser = sign_in_first_time("a@dienst.example")
    introduce(browser, "BA")
    assert hosts_of(member) == ["dienst"]
    assert not again(member).is_verified
    Host.objects.filter(pk=cast.service.pk).update(domain_vouches=True)
    other, browser = sign_in_first_time("b@dienst.example")
    introduce(browser, "BA")
    assert again(other).verified_professions == {"BA"}


def test_who_left_does_not_come_back_by_a_mail_domain(cast: Cast) -> None:
    Host.objects.filter(pk=cast.service.pk).update(mail_domains=["dienst.example"])
    member, browser = sign_in_first_time("weg@dienst.example")
    introduce(browser, "BA")
    actions.leave(cast.service, by=again(member))
    actions.arrive(again(member), ["weg@dienst.example"])
    assert hosts_of(member) == []


def test_an_address_that_is_not_proven_opens_nothing(cast: Cast) -> None:
    Host.objects.filter(pk=cast.service.pk).update(mail_domains=["dienst.example"], domain_vouches=True)
    member, browser = sign_in_first_time("c@dienst.example", proven=False)
    introduce(browser, "BA")
    assert hosts_of(member) == []


def test_a_domain_inside_another_name_opens_nothing(cast: Cast) -> None:
    Host.objects.filter(pk=cast.service.pk).update(mail_domains=["dienst.example"])
    member, _browser = sign_in_first_time("d@geendienst.example")
    assert hosts_of(member) == []


def listed(host: Host, email: str, **fields: object) -> ListedAddress:
    return ListedAddress.objects.create(host=host, email=email, **fields)


def test_a_member_list_lets_in_at_the_first_sign_in_and_vouches(cast: Cast) -> None:
    listed(cast.association, "e@elders.example", name="Els de Boer", profession="VA")
    member, browser = sign_in_first_time("e@elders.example")
    assert hosts_of(member) == ["vereniging"]
    assert "Els de Boer" in browser.get("/welkom/").content.decode()
    introduce(browser, "VA", "BA")
    assert again(member).verified_professions == {"VA"}


def test_a_list_without_professions_vouches_for_what_the_newcomer_tells_once(cast: Cast) -> None:
    listed(cast.association, "f@elders.example")
    member, browser = sign_in_first_time("f@elders.example")
    introduce(browser, "JC")
    assert again(member).verified_professions == {"JC"}
    actions.introduce(actions.Introduction("Nieuw", ("JC", "BA"), None), by=again(member))
    client_of(member)
    assert again(member).verified_professions == {"JC"}


def test_a_list_that_only_invites_vouches_for_nothing(cast: Cast) -> None:
    listed(cast.association, "g@elders.example", profession="JC", vouched=False)
    member, browser = sign_in_first_time("g@elders.example")
    introduce(browser, "JC")
    assert hosts_of(member) == ["vereniging"]
    assert not again(member).is_verified


@pytest.fixture
def link(cast: Cast) -> HostLink:
    return actions.make_link(cast.association, "poster", days=30, by=cast.moderator)


def test_a_link_says_who_invites_and_its_code_survives_signing_in(cast: Cast, link: HostLink) -> None:
    browser = Client()
    assert cast.association.name in browser.get(f"/mee/{link.code}/").content.decode()
    assert browser.session.get("came_by_link") is None, "reading the page keeps nothing"
    assert browser.post(f"/mee/{link.code}/")["Location"] == "/aanmelden/"
    user = User.objects.create_user("h@elders.example")
    browser.force_login(user, backend="poortgenoot.accounts.backends.MemberBackend")
    assert hosts_of(user.member) == ["vereniging"]
    introduce(browser, "BA")
    assert not again(user.member).is_verified, "a link vouches for nothing"


def test_a_member_joins_by_link_with_one_button(cast: Cast, link: HostLink) -> None:
    client_of(cast.stranger).post(f"/mee/{link.code}/")
    assert set(hosts_of(cast.stranger)) == {"dienst", "vereniging"}


def test_a_link_that_ended_or_was_withdrawn_lets_nobody_in(cast: Cast, link: HostLink) -> None:
    actions.withdraw_link(link, by=cast.moderator)
    late = HostLink.objects.create(host=cast.association, code="laat", ends_at=clock.now() - timedelta(days=1))
    for code in (link.code, late.code):
        assert client_of(cast.stranger).post(f"/mee/{code}/").status_code == 410
    assert hosts_of(cast.stranger) == ["dienst"]
    assert Client().get("/mee/nooit-gemaakt/").status_code == 404
    assert Client().get("/mee/%00/").status_code == 400


def test_a_moderator_finds_a_request_in_her_inbox(cast: Cast) -> None:
    actions.ask_to_join(cast.service, "", by=cast.asker)
    notice = Notice.objects.get(member=cast.other_moderator)
    assert (notice.title, notice.url) == ("Asker wil lid worden van Dienst", "/gastheer/dienst/wachtrij/")


def test_a_request_waits_for_a_moderator_who_hears_of_it(cast: Cast) -> None:
    heard: list[hooks.News] = []

    def listen(sender: object, news: hooks.News, **_kwargs: object) -> None:
        heard.append(news)

    hooks.news.connect(listen)
    request = actions.ask_to_join(cast.service, "Team Noord", by=cast.asker)
    assert [n.member for n in heard] == [cast.other_moderator]
    assert hosts_of(cast.asker) == ["vereniging"]
    actions.accept_request(request, by=cast.other_moderator)
    assert "dienst" in hosts_of(cast.asker)
    assert again(cast.asker).verified_professions == {"JC"}
    assert heard[-1].member == cast.asker


def test_only_a_moderator_of_that_host_decides_and_only_once(cast: Cast) -> None:
    request = actions.ask_to_join(cast.service, "", by=cast.asker)
    for somebody in (cast.asker, cast.moderator, cast.operator):
        with pytest.raises(Refused):
            actions.accept_request(request, by=somebody)
    actions.decline_request(request, by=cast.other_moderator)
    actions.accept_request(request, by=cast.other_moderator)
    assert hosts_of(cast.asker) == ["vereniging"]
    assert JoinRequest.objects.get(pk=request.pk).accepted is False


def test_a_moderator_vouches_per_profession_but_never_for_herself(cast: Cast) -> None:
    Member.objects.filter(pk=cast.unverified.pk).update(professions=["JC", "RP"])
    actions.vouch(again(cast.unverified), cast.association, "RP", by=cast.moderator)
    assert again(cast.unverified).verified_professions == {"RP"}
    for member, profession, by in (
        (cast.unverified, "BA", cast.moderator),
        (cast.unverified, "JC", cast.other_moderator),
        (cast.stranger, "BA", cast.moderator),
        (cast.moderator, "AD", cast.moderator),
    ):
        with pytest.raises(Refused):
            actions.vouch(again(member), cast.association, profession, by=by)


def test_taking_a_vouch_back_ends_being_verified(cast: Cast) -> None:
    actions.unvouch(cast.doctor, cast.association, "BA", by=cast.moderator)
    assert not again(cast.doctor).is_verified


def test_leaving_a_host_takes_its_vouches_along(cast: Cast) -> None:
    client_of(cast.doctor).post(f"/profiel/gastheren/{cast.association.slug}/vertrek/")
    assert hosts_of(cast.doctor) == []
    assert not again(cast.doctor).is_verified


def test_the_last_administrator_cannot_leave(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.leave(cast.association, by=cast.administrator)
    assert Membership.objects.filter(member=cast.administrator).exists()
