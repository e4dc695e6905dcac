"""A large believable world, to measure in: people and hosts. `large_cases` adds their questions.

Everything is put together from the data of the demo: first names with other last names, years with other work
places. Rows go straight into the tables: no ledger, no mail, no search entry (`poortgenoot search rebuild` makes
those). The same seed makes the same world, counted back from the present moment of the house.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import batched
from typing import Any

from allauth.account.models import EmailAddress
from django.db import connection, transaction

from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.demo import large_cases
from poortgenoot.demo.world import rows
from poortgenoot.members.models import Host, Member, Membership, Theme, Vouch, WorkPlace
from poortgenoot.members.places import Place, all_places
from poortgenoot.sparring.models import Duty

type Told = Callable[[str, int, int], None]
"""Hears what is being made, how many there are, and how many there will be."""

BATCH, HOSTS, VERIFIED, SECOND_HOST, ON_DUTY = 2_000, 12, 0.9, 0.15, 2
SHARES = {"AD": 31, "AN": 1, "BA": 8, "CM": 7, "HR": 5, "JC": 12, "RP": 31, "VA": 4, "WN": 1}
"""Parts in a hundred. An estimate: the JGOG survey counted 41 % labour experts, 41 % re-integration, no doctors."""


class NotEmpty(Exception):
    """There are members already: a large world is never mixed with a real one."""


@dataclass(slots=True)
class Crowd:
    """Who was made: ids of members, with the host that each belongs to first."""

    hosts: dict[int, int] = field(default_factory=dict)
    professions: dict[int, str] = field(default_factory=dict)
    able: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The verified members of each profession."""


def fill(members: int, questions: int, seed: int = 1, told: Told = lambda _what, _done, _whole: None) -> None:
    """Fill an empty, migrated database: all of it, or nothing. Raises `NotEmpty`. Ends with ANALYZE."""
    if Member.objects.exists():
        raise NotEmpty
    dice = random.Random(seed)
    with transaction.atomic():
        crowd = _people(dice, members, told)
        _duties(dice, crowd)
        large_cases.make(dice, crowd.hosts, crowd.professions, crowd.able, questions, told)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _people(dice: random.Random, count: int, told: Told) -> Crowd:
    hosts, crowd, parts = _hosts(), Crowd(), Parts(dice)
    for numbers in batched(range(1, count + 1), BATCH):
        users = User.objects.bulk_create(_user(n) for n in numbers)
        EmailAddress.objects.bulk_create(
            EmailAddress(user=u, email=u.email, primary=True, verified=True) for u in users
        )
        made = Member.objects.bulk_create(parts.member(user) for user in users)
        belongs = [m for n, member in zip(numbers, made, strict=True) for m in _belongs(dice, n, member, hosts)]
        Membership.objects.bulk_create(belongs)
        crowd.hosts |= {m.member_id: m.host_id for m in reversed(belongs)}
        crowd.professions |= {member.pk: member.profession for member in made}
        vouched = [m for m in made if dice.random() < VERIFIED or count < len(SHARES) * 10]
        Vouch.objects.bulk_create(_vouch(m, crowd.hosts[m.pk]) for m in vouched)
        for member in vouched:
            crowd.able[member.profession].append(member.pk)
        WorkPlace.objects.bulk_create(place for member in made for place in parts.work_places(member))
        told("members", numbers[-1], count)
    return crowd


def _hosts() -> list[Host]:
    large = sorted(all_places(), key=lambda p: -p.people)[:HOSTS]
    kinds, looks = ("association", "service", "public", "school"), rows("hosts")
    words = ("Vereniging Werk en Herstel", "Arbodienst", "Uitvoering", "Hogeschool")
    return Host.objects.bulk_create(
        Host(
            slug=f"gastheer-{n}",
            name=f"{words[n % 4]} {place.name}",
            kind=kinds[n % 4],
            welcome=looks[n % len(looks)]["welcome"],
            tokens=looks[n % len(looks)]["tokens"],
        )
        for n, place in enumerate(large)
    )


def _user(number: int) -> User:
    return User(email=f"lid{number}@groot.example", password="!", date_joined=clock.now() - timedelta(days=400))


def _belongs(dice: random.Random, number: int, member: Member, hosts: list[Host]) -> Iterator[Membership]:
    """One host or two; the first members keep a host each."""
    roles = Membership.Role
    keeps = number <= len(hosts)
    chosen = hosts[number - 1 : number] if keeps else dice.sample(hosts, 1 + (dice.random() < SECOND_HOST))
    for host in chosen:
        role = roles.ADMINISTRATOR if keeps else roles.MEMBER
        yield Membership(member=member, host=host, role=role, joined_at=member.joined_at)


def _vouch(member: Member, host: int) -> Vouch:
    return Vouch(member=member, host_id=host, profession=member.profession, how=Vouch.How.LIST, at=member.joined_at)


def _duties(dice: random.Random, crowd: Crowd) -> None:
    """Two of each profession on duty, this week and the next."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    Duty.objects.bulk_create(
        Duty(member_id=pk, host_id=crowd.hosts[pk], profession=profession, monday=monday + timedelta(weeks=week))
        for week in range(2)
        for profession, able in crowd.able.items()
        for pk in dice.sample(able, min(ON_DUTY, len(able)))
    )


class Parts:
    """The pieces that a person is put together from."""

    def __init__(self, dice: random.Random) -> None:
        people = rows("members")
        names = [row["name"].split(" ", 1) for row in people]
        self.dice, self.people = dice, people
        self.first, self.last = [n[0] for n in names], [n[1] for n in names]
        self.works = {row["professions"][0]: row["zo_werk_ik"] for row in people}
        self.themes = list(Theme.objects.order_by("pk").values_list("pk", flat=True))
        self.places: list[Place] = [p for p in all_places() if p.people > 5_000]
        self.sizes = [p.people for p in self.places]
        self.joined = clock.now() - timedelta(days=400)

    def member(self, user: User) -> Member:
        dice, like = self.dice, self.dice.choice(self.people)
        profession = dice.choices(list(SHARES), list(SHARES.values()))[0]
        texts: dict[str, Any] = self.works.get(profession, {})
        return Member(
            user=user,
            name=f"{dice.choice(self.first)} {dice.choice(self.last)}",
            professions=[profession],
            started_year=clock.today().year - dice.choice((1, 2, 4, 8, 15, 25, 30)),
            work_days=like["work_days"],
            meeting_slots=dice.choice(self.people)["meeting_slots"],
            themes_brought=dice.sample(self.themes, dice.randint(2, 6)),
            themes_sought=dice.sample(self.themes, dice.randint(1, 3)),
            shown=like["shown"],
            paused_until=clock.today() + timedelta(days=9) if dice.random() < 0.05 else None,
            joined_at=self.joined,
            onboarded_at=self.joined,
            changed_at=self.joined,
            **texts,
        )

    def work_places(self, member: Member) -> Iterator[WorkPlace]:
        """One or two, more of them where more people live."""
        for place in {
            p.id: p for p in self.dice.choices(self.places, self.sizes, k=self.dice.choice((1, 1, 2)))
        }.values():
            where = {"name": place.name, "province": place.province}
            yield WorkPlace(
                member=member, place_id=place.id, **where, latitude=place.latitude, longitude=place.longitude
            )
