"""The fixed cast: one person for each role, in each profession where that matters."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from poortgenoot.accounts.models import User
from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession
from tests.factories import make_host, make_member


@dataclass(frozen=True)
class Cast:
    """Everybody, and the two houses they belong to: `association` is home, `service` is next door."""

    association: Host
    service: Host
    asker: Member
    """A verified job coach of the association: most cases are hers."""
    doctor: Member
    """A verified company doctor of the association."""
    insurance_doctor: Member
    labour_expert: Member
    reintegrator: Member
    coach: Member
    """Another verified job coach of the association."""
    hr: Member
    case_manager: Member
    employee: Member
    """The employee's perspective, verified as such."""
    stranger: Member
    """A verified company doctor of the other host."""
    unverified: Member
    """A job coach of the association whom nobody vouches for."""
    newcomer: Member
    """Signed in for the first time; has not finished joining."""
    moderator: Member
    administrator: Member
    other_moderator: Member
    """Moderates the other host."""
    researcher: Member
    operator: Member

    def __getitem__(self, name: str) -> Member | None:
        return None if name == "visitor" else getattr(self, name)


PEOPLE = tuple(name for name in Cast.__annotations__ if name not in {"association", "service"})
EVERYBODY = ("visitor", *PEOPLE)


def make_cast() -> Cast:
    home, next_door = make_host("vereniging"), make_host("dienst")
    p = Profession
    operator = make_member(p.AN, name="Operator")
    User.objects.filter(pk=operator.user_id).update(is_operator=True)
    return Cast(
        association=home,
        service=next_door,
        asker=make_member(p.JC, host=home, name="Asker"),
        doctor=make_member(p.BA, host=home, name="Doctor"),
        insurance_doctor=make_member(p.VA, host=home, name="Insurance doctor"),
        labour_expert=make_member(p.AD, host=home, name="Labour expert"),
        reintegrator=make_member(p.RP, host=home, name="Reintegrator"),
        coach=make_member(p.JC, host=home, name="Coach", years=1),
        hr=make_member(p.HR, host=home, name="Hr"),
        case_manager=make_member(p.CM, host=home, name="Case manager"),
        employee=make_member(p.WN, host=home, name="Employee"),
        stranger=make_member(p.BA, host=next_door, name="Stranger"),
        unverified=make_member(p.JC, host=home, verified=False, name="Unverified"),
        newcomer=User.objects.create_user("nieuw@voorbeeld.example").member,
        moderator=make_member(p.AD, host=home, role="moderator", name="Moderator"),
        administrator=make_member(p.AD, host=home, role="administrator", name="Administrator"),
        other_moderator=make_member(p.RP, host=next_door, role="moderator", name="Other moderator"),
        researcher=make_member(p.AN, host=home, name="Researcher", is_researcher=True),
        operator=Member.objects.get(pk=operator.pk),
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def client_of(member: Member | None) -> Client:
    """A browser in which `member` is signed in (None: a visitor)."""
    client = Client()
    if member is not None:
        client.force_login(member.user, backend="poortgenoot.accounts.backends.MemberBackend")
    return client


@pytest.fixture
def sign_in() -> object:
    return client_of
