"""Small builders: each makes one plain thing, with a number in it so that two are never the same."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.members.models import Host, Member, Membership, Theme, Vouch, WorkPlace
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models import Answer, Invitation, Perspective, Question

number = itertools.count(1)


def make_host(slug: str = "", **fields: object) -> Host:
    slug = slug or f"gastheer-{next(number)}"
    return Host.objects.create(slug=slug, name=slug.replace("-", " ").title(), kind="association", **fields)


def make_theme(slug: str = "burn-out", name: str = "Burn-out") -> Theme:
    return Theme.objects.get_or_create(slug=slug, defaults={"name": name, "group": "gezondheid"})[0]


@dataclass(frozen=True, slots=True)
class Person:
    """A member to be made. Finished joining unless told otherwise; vouched for by `host` when one is given and
    `verified`. `professions` empty: somebody who signed in for the first time.
    """

    professions: tuple[str, ...] = (Profession.JC,)
    host: Host | None = None
    role: str = "member"
    verified: bool = True
    years: int = 8
    is_operator: bool = False
    fields: Mapping[str, object] = field(default_factory=dict)


def make_members(people: Sequence[Person]) -> list[Member]:
    """All of them in seven questions to the database, as it holds them; in the order of `people`."""
    numbers = [next(number) for _person in people]
    users = [_user(n, person) for n, person in zip(numbers, people, strict=True)]
    User.objects.bulk_create(users)
    members = [_member(user, n, person) for user, n, person in zip(users, numbers, people, strict=True)]
    Member.objects.bulk_create(members)
    housed = [(m, p) for m, p in zip(members, people, strict=True) if p.host]
    Membership.objects.bulk_create(Membership(member=m, host=p.host, role=p.role) for m, p in housed)
    Vouch.objects.bulk_create(
        Vouch(member=m, host=p.host, profession=profession, how="list")
        for m, p in housed
        if p.verified
        for profession in p.professions
    )
    found = Member.objects.in_bulk([m.pk for m in members])
    return [found[m.pk] for m in members]


def _user(n: int, person: Person) -> User:
    user = User(email=f"lid{n}@voorbeeld.example", is_operator=person.is_operator)
    user.set_unusable_password()
    return user


def _member(user: User, n: int, person: Person) -> Member:
    if not person.professions:
        return Member(user=user)
    joined = {
        "name": f"Lid {n}",
        "professions": list(person.professions),
        "started_year": clock.today().year - person.years,
        "onboarded_at": clock.now() - timedelta(days=30),
    }
    return Member(user=user, **(joined | dict(person.fields)))


def make_member(
    *professions: str,
    host: Host | None = None,
    role: str = "member",
    verified: bool = True,
    years: int = 8,
    **fields: object,
) -> Member:
    """One `Person`, made."""
    (member,) = make_members([Person(professions or (Profession.JC,), host, role, verified, years, fields=fields)])
    return member


def make_work_place(member: Member, name: str = "Zwolle") -> WorkPlace:
    return WorkPlace.objects.create(
        member=member, place_id=next(number), name=name, province="Overijssel", latitude=52.51, longitude=6.09
    )


def make_question(asker: Member, *asked: str, **fields: object) -> Question:
    """A published question put to `asked` (bedrijfsarts unless told otherwise), as the database holds it."""
    values = {
        "asked_as": asker.profession,
        "draft_key": uuid.uuid4(),
        "title": f"Eerst uren of eerst taken opbouwen? ({next(number)})",
        "sentence": "Bouw ik bij burn-out eerst uren of eerst taken op?",
        "wants": "Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
        "term": "week",
        "deadline": clock.now() + timedelta(days=2),
    }
    question = Question.objects.create(asker=asker, **(values | fields))
    for profession in asked or (Profession.BA,):
        Perspective.objects.create(question=question, profession=profession, ring=1)
    return question


def make_invitation(question: Question, member: Member, **fields: object) -> Invitation:
    values = {"profession": member.profession, "reasons": []}
    return Invitation.objects.create(question=question, member=member, **(values | fields))


def make_answer(question: Question, member: Member, **fields: object) -> Answer:
    values = {
        "profession": member.profession,
        "key": uuid.uuid4(),
        "text": "Begin met taken die energie geven, en bouw daarna pas de uren op.",
    }
    return Answer.objects.create(question=question, member=member, **(values | fields))
