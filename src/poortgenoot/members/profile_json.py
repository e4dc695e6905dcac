"""A profile as programs read it: a field that the reader may not see is empty, as on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ninja import Field, Schema

from poortgenoot.members.access import may_see
from poortgenoot.members.models import Member
from poortgenoot.members.models.members import SHOWN_FIELDS
from poortgenoot.members.queries import people


class ThemeOut(Schema):
    id: int
    name: str


class HostOut(Schema):
    id: int
    name: str


class MemberOut(Schema):
    """One member. Days: Monday is 1. `minutes`: the drive from the reader's nearest work place, when known."""

    id: int
    name: str
    professions: list[str]
    verified: list[str] = Field(description="The professions that a host vouches for.")
    years: int | None
    hosts: list[int]
    work_places: list[str]
    work_days: list[int]
    meeting_slots: list[str]
    brings: list[ThemeOut]
    seeks: list[ThemeOut]
    decide: str
    weigh: str
    need: str
    reach: str
    minutes: int | None = None
    url: str


class Me(MemberOut):
    """The caller: with hosts by name, and what they moderate."""

    hosted_by: list[HostOut]
    moderates: list[int]
    weekly_cap: int
    paused_until: date | None
    shown: dict[str, str] = Field(description="Who sees each field: everyone, hosts or nobody.")


def told(viewer: Member, member: Member, themes: Mapping[int, str], minutes: int | None = None) -> MemberOut:
    """`member` as `viewer` may see them; `themes` names every theme by its key."""

    def seen[T](field: str, value: T, empty: T) -> T:
        return value if may_see(viewer, member, field) else empty

    return MemberOut(
        id=member.pk,
        name=str(member),
        professions=list(member.professions),
        verified=sorted(member.verified_professions),
        years=member.years,
        hosts=sorted(member.host_ids),
        work_places=seen("work_places", [place.name for place in member.work_places.all()], []),
        work_days=seen("work_days", list(member.work_days), []),
        meeting_slots=seen("meeting_slots", list(member.meeting_slots), []),
        brings=seen("themes_brought", _named(member.themes_brought, themes), []),
        seeks=seen("themes_sought", _named(member.themes_sought, themes), []),
        decide=seen("decide", member.decide, ""),
        weigh=seen("weigh", member.weigh, ""),
        need=seen("need", member.need, ""),
        reach=seen("reach", member.reach, ""),
        minutes=minutes,
        url=f"/leden/{member.pk}/",
    )


def me_of(member: Member) -> Me:
    names = people.names()
    hosts = [HostOut(id=pk, name=name) for pk, name in names.hosts.items() if pk in member.host_ids]
    return Me(
        **told(member, member, names.themes).model_dump(),
        hosted_by=hosts,
        moderates=sorted(member.moderates),
        weekly_cap=member.weekly_cap,
        paused_until=member.paused_until,
        shown={name: member.shown_to(name) for name in SHOWN_FIELDS},
    )


def _named(keys: list[int], names: Mapping[int, str]) -> list[ThemeOut]:
    return [ThemeOut(id=key, name=names[key]) for key in keys if key in names]
