"""From the data to people: hosts, members, vouches, places, duties."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from poortgenoot.accounts.actions import ensure_user
from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.demo.models import Part
from poortgenoot.demo.world import rows
from poortgenoot.members.models import Host, Member, Membership, Registration, Theme, Vouch, WorkPlace
from poortgenoot.members.places import by_label
from poortgenoot.notifications.models import Preferences
from poortgenoot.sparring.models import Duty

type Row = dict[str, Any]


def make_hosts() -> dict[str, Host]:
    kept = ("slug", "name", "kind", "mail_domains", "welcome", "tokens")
    return {row["slug"]: Host.objects.create(**{k: row[k] for k in kept}) for row in rows("hosts")}


def make_members(hosts: dict[str, Host]) -> dict[str, Member]:
    themes = dict(Theme.objects.values_list("slug", "pk"))
    return {row["key"]: make_member(row, hosts, themes) for row in rows("members")}


def make_member(row: Row, hosts: dict[str, Host], themes: dict[str, int]) -> Member:
    user = ensure_user(row["mail"])
    User.objects.filter(pk=user.pk).update(is_operator=row["platform_role"] == "operator")
    member = user.member
    for field in ("name", "professions", "started_year", "meeting_slots", "weekly_cap", "shown"):
        setattr(member, field, row[field])
    for field, text in row["zo_werk_ik"].items():
        setattr(member, field, text)
    member.work_days = row["work_days"]
    member.themes_brought = [themes[slug] for slug in row["themes_brought"]]
    member.themes_sought = [themes[slug] for slug in row["themes_sought"]]
    member.is_researcher = row["platform_role"] == "researcher"
    member.paused_until = clock.today() + timedelta(days=21) if row["paused"] else None
    member.joined_at = member.onboarded_at = clock.now()
    member.save()
    _belong(member, row, hosts)
    Preferences.objects.create(member=member, digest=row["digest"])
    Part.objects.create(key=f"member:{row['key']}", member=member)
    return Member.objects.get(pk=member.pk)


def _belong(member: Member, row: Row, hosts: dict[str, Host]) -> None:
    for label in row["work_places"]:
        place = by_label(label)
        assert place, f"{label} is not on the list of places"
        where = {"name": place.name, "province": place.province}
        point = {"latitude": place.latitude, "longitude": place.longitude}
        WorkPlace.objects.create(member=member, place_id=place.id, **where, **point)
    for entry in row["registrations"]:
        Registration.objects.create(member=member, register=entry["register"], number=entry["number"])
    for entry in row["hosts"]:
        host = hosts[entry["host"]]
        Membership.objects.create(member=member, host=host, role=entry["role"], joined_at=clock.now())
    for profession in row["verified"]:
        first = hosts[row["hosts"][0]["host"]]
        Vouch.objects.create(member=member, host=first, profession=profession, how=Vouch.How.LIST, at=clock.now())


def make_duties(hosts: dict[str, Host], members: dict[str, Member]) -> None:
    """The rosters, in weeks from the present one."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    for row in rows("duties"):
        Duty.objects.create(
            host=hosts[row["host"]],
            member=members[row["member"]],
            profession=row["profession"],
            monday=monday + timedelta(weeks=row["week"]),
        )
