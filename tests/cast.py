"""The fixed cast: one person for each role, in each profession where that matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession
from tests.again import Again, once, once_more
from tests.factories import Person, make_host, make_members


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
    people = {
        "operator": Person((p.AN,), is_operator=True),
        "asker": Person((p.JC,), home),
        "doctor": Person((p.BA,), home),
        "insurance_doctor": Person((p.VA,), home),
        "labour_expert": Person((p.AD,), home),
        "reintegrator": Person((p.RP,), home),
        "coach": Person((p.JC,), home, years=1),
        "hr": Person((p.HR,), home),
        "case_manager": Person((p.CM,), home),
        "employee": Person((p.WN,), home),
        "stranger": Person((p.BA,), next_door),
        "unverified": Person((p.JC,), home, verified=False),
        "newcomer": Person(()),
        "moderator": Person((p.AD,), home, role="moderator"),
        "administrator": Person((p.AD,), home, role="administrator"),
        "other_moderator": Person((p.RP,), next_door, role="moderator"),
        "researcher": Person((p.AN,), home, fields={"is_researcher": True}),
    }
    made = make_members([_named(name, person) for name, person in people.items()])
    return Cast(association=home, service=next_door, **dict(zip(people, made, strict=True)))


def _named(role: str, person: Person) -> Person:
    """Called after the role: "Insurance doctor"."""
    return replace(person, fields={"name": role.replace("_", " ").capitalize(), **person.fields})


@pytest.fixture(scope="session")
def cast_again(django_db_setup: None, django_db_blocker: Any) -> Again[Cast]:
    with django_db_blocker.unblock():
        return once(make_cast)


@pytest.fixture
def cast(db: None, cast_again: Again[Cast]) -> Cast:
    return cast_again() if connection.in_atomic_block else make_cast()


def made_once[T](make: Callable[[Cast], T]) -> Any:
    """A fixture, to be given a name in a module: called, it puts back what `make` made of the cast once for it."""

    @pytest.fixture(scope="module")
    def again(cast_again: Again[Cast], django_db_blocker: Any) -> Again[T]:
        with django_db_blocker.unblock():
            return once_more(cast_again, make)

    return again


def client_of(member: Member | None) -> Client:
    """A browser in which `member` is signed in (None: a visitor)."""
    client = Client()
    if member is not None:
        client.force_login(member.user, backend="poortgenoot.accounts.backends.MemberBackend")
    return client


@pytest.fixture
def sign_in() -> object:
    return client_of
