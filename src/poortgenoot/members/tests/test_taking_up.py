"""Who is a member already belongs to a host on their own word only, whatever its moderators upload or claim."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from tests.cast import Cast, client_of
from tests.work import work

from poortgenoot.core.access import Refused
from poortgenoot.members import actions, tasks
from poortgenoot.members.access import may_see_numbers
from poortgenoot.members.actions import Settings
from poortgenoot.members.member_list import Listed
from poortgenoot.members.models import Host, Member, Registration
from poortgenoot.notifications.models import Mail


def again(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


@pytest.fixture
def address(cast: Cast) -> str:
    """The proven address of the doctor, whom the host next door puts on its list."""
    assert cast.doctor.user
    email = cast.doctor.user.email
    EmailAddress.objects.create(user=cast.doctor.user, email=email, verified=True, primary=True)
    Registration.objects.create(member=cast.doctor, register="BIG", number="19012345601")
    actions.invite(cast.service, [Listed(email, "", "BA")], vouches=True, by=cast.other_moderator)
    return email


def test_a_list_makes_nobody_a_member_behind_their_back(cast: Cast, address: str) -> None:
    client_of(cast.doctor)
    assert again(cast.doctor).host_ids == {cast.association.pk}
    assert not may_see_numbers(again(cast.other_moderator), again(cast.doctor))
    work(tasks.mail_the_listed)
    assert Mail.objects.filter(to=address, subject__contains=cast.service.name).count() == 1


def test_who_wants_to_joins_at_once_and_is_vouched_for(cast: Cast, address: str) -> None:
    browser = client_of(cast.doctor)
    page = browser.post("/profiel/gastheren/", {"host": cast.service.pk, "note": ""}, follow=True)
    assert "Welkom bij Dienst" in page.content.decode()
    assert again(cast.doctor).host_ids == {cast.association.pk, cast.service.pk}
    assert again(cast.doctor).vouches.filter(host=cast.service, profession="BA").exists()


def test_who_left_or_was_put_out_does_not_come_back_by_an_old_list(cast: Cast, address: str) -> None:
    browser = client_of(cast.doctor)
    browser.post("/profiel/gastheren/", {"host": cast.service.pk, "note": ""})
    actions.leave(cast.service, by=again(cast.doctor))
    client_of(cast.doctor)
    browser.post("/profiel/gastheren/", {"host": cast.service.pk, "note": ""})
    assert again(cast.doctor).host_ids == {cast.association.pk}


def test_a_moderator_does_not_vouch_for_herself_by_an_address_proven_later(cast: Cast) -> None:
    me = cast.moderator
    Member.objects.filter(pk=me.pk).update(professions=["AD", "BA"])
    actions.invite(cast.association, [Listed("ik@elders.example", "", "BA")], vouches=True, by=again(me))
    actions.take_up(cast.association, ["ik@elders.example"], by=again(me))
    assert again(me).verified_professions == {"AD"}


def test_a_host_claims_no_mail_domain_where_its_administrator_has_no_address(cast: Cast) -> None:
    wanted = Settings("Vereniging", "", ("ziekenhuis.example",), False, True)
    with pytest.raises(Refused):
        actions.change_settings(cast.association, wanted, by=cast.administrator)
    assert cast.administrator.user
    EmailAddress.objects.create(user=cast.administrator.user, email="ik@ziekenhuis.example", verified=True)
    actions.change_settings(cast.association, wanted, by=cast.administrator)
    assert Host.objects.get(pk=cast.association.pk).mail_domains == ["ziekenhuis.example"]
