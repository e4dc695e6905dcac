"""A hall full of tables: discussions with their seats, made by the house's own actions, and a session for each seat."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

PROFESSIONS = ("AD", "BA", "CM", "HR", "JC", "RP", "VA")
STEPS = ("open", "weigh", "reveal", "turns", "turns", "turns", "decide")


@dataclass(frozen=True, slots=True)
class Chair:
    """A seat, and the session with which its page is open; the first of a table leads."""

    discussion: int
    seat: int
    session: str


def script() -> dict[str, Any]:
    """A method that stands still long enough to be measured in."""
    base = {"title": "Een stap", "instructions": "Doe dit nu, en wacht op de anderen.", "minutes": 60, "days": 1}
    steps = [base | {"key": f"stap-{n}", "kind": kind} for n, kind in enumerate(STEPS)]
    return {"key": "bank", "title": "Bank", "summary": "Kort.", "suits": "Meten.", "steps": steps}


def furnish(tables: int, seats: int) -> list[list[Chair]]:
    """So many tables of so many seats, each at its first step."""
    from poortgenoot.accounts.models import User
    from poortgenoot.core import clock
    from poortgenoot.discussions.models import Discussion, Factor, Seat
    from poortgenoot.members.models import Host, Member, Membership, Vouch

    host = Host.objects.create(slug=f"hal-{seats}", name="De hal", kind="association")
    made = []
    for table in range(tables):
        people = []
        for number in range(seats):
            member = User.objects.create_user(f"zitplaats-{table}-{number}@{host.slug}.example").member
            code = PROFESSIONS[number % len(PROFESSIONS)]
            Member.objects.filter(pk=member.pk).update(professions=[code], onboarded_at=clock.now(), name=f"L{number}")
            Membership.objects.create(member=member, host=host)
            Vouch.objects.create(member=member, host=host, profession=code, how="list")
            people.append((Member.objects.get(pk=member.pk), code))
        discussion = Discussion.objects.create(
            host=host,
            bringer=people[0][0],
            draft_key=uuid.uuid4(),
            title="Eerst uren of eerst taken?",
            wants="Terug naar het eigen werk, drie ochtenden per week.",
            happened="De opbouw liep twee keer vast.",
            sentence="Bouwen we eerst uren of eerst taken op?",
            script=script(),
            code=uuid.uuid4().hex[:12],
        )
        Factor.objects.bulk_create(
            Factor(discussion=discussion, key=f"f{n}", group="law", title=f"Factor {n}", place=n) for n in range(8)
        )
        chairs = [
            Seat.objects.create(
                discussion=discussion, member=member, profession=code, number=n + 1, taken_at=clock.now()
            )
            for n, (member, code) in enumerate(people)
        ]
        Discussion.objects.filter(pk=discussion.pk).update(facilitator=chairs[0])
        made.append([Chair(discussion.pk, s.pk, session_of(m)) for s, (m, _code) in zip(chairs, people, strict=True)])
    return made


def session_of(member: Any) -> str:
    """The key of a session in which `member` is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from poortgenoot.core.sessions import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(member.user.pk)
    store[BACKEND_SESSION_KEY] = "poortgenoot.accounts.backends.MemberBackend"
    store[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    store.save()
    return str(store.session_key)
