"""Small builders: each makes one plain thing, with a number in it so that two are never the same."""

from __future__ import annotations

import itertools
import uuid
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


def make_member(
    *professions: str,
    host: Host | None = None,
    role: str = "member",
    verified: bool = True,
    years: int = 8,
    **fields: object,
) -> Member:
    """A member who finished joining; vouched for by `host` when one is given and `verified`."""
    n = next(number)
    member = User.objects.create_user(f"lid{n}@voorbeeld.example").member
    chosen = list(professions) or [Profession.JC]
    values = {
        "name": f"Lid {n}",
        "professions": chosen,
        "started_year": clock.today().year - years,
        "onboarded_at": clock.now() - timedelta(days=30),
    }
    for name, value in (values | fields).items():
        setattr(member, name, value)
    member.save()
    if host:
        Membership.objects.create(member=member, host=host, role=role)
    if host and verified:
        for profession in chosen:
            Vouch.objects.create(member=member, host=host, profession=profession, how="list")
    return Member.objects.get(pk=member.pk)


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
