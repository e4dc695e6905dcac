"""What members tell about themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from poortgenoot.core import clock, ledger
from poortgenoot.members.actions import vouching
from poortgenoot.members.actions.joining import vouch_by_origin
from poortgenoot.members.actions.touching import touch
from poortgenoot.members.models import Member, Registration, WorkPlace
from poortgenoot.members.places import Place
from poortgenoot.members.queries.addresses import proven_addresses


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who somebody is. `numbers` maps a register to a number; only registers of the professions count."""

    name: str
    professions: tuple[str, ...]
    started_year: int | None
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """Where and when somebody works, and which themes they bring and seek (keys). Days are 1 to 7."""

    places: tuple[Place, ...] = ()
    work_days: tuple[int, ...] = ()
    themes_brought: tuple[int, ...] = ()
    themes_sought: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """*Zo werk ik*, the hours to meet, who sees what, the cap and the pause."""

    meeting_slots: tuple[str, ...]
    texts: Mapping[str, str]
    """decide, weigh, need, reach"""
    shown: Mapping[str, str]
    """Field to audience (`models.Shown`)."""
    weekly_cap: int
    paused_until: date | None


@transaction.atomic
def introduce(introduction: Introduction, *, by: Member) -> None:
    """`by` says who they are. The first time this ends the waiting, and the hosts that know them vouch.

    A profession that is new later needs a new vouch; one that is dropped loses those it had.
    """
    dropped = set(by.professions) - set(introduction.professions)
    is_first = by.onboarded_at is None
    by.name, by.started_year = introduction.name, introduction.started_year
    by.professions = list(introduction.professions)
    by.onboarded_at = by.onboarded_at or clock.now()
    by.save(update_fields=["name", "started_year", "professions", "onboarded_at"])
    _keep_numbers(by, introduction.numbers)
    vouching.drop(by, dropped)
    ledger.record("introduced" if is_first else "changed_profile", by, by=by, professions=by.professions)
    if is_first:
        vouch_by_origin(by, proven_addresses(by))
    touch(by)


def _keep_numbers(member: Member, numbers: Mapping[str, str]) -> None:
    given = {register: number for register, number in numbers.items() if number}
    member.registrations.exclude(register__in=given).delete()
    for register, number in given.items():
        Registration.objects.update_or_create(member=member, register=register, defaults={"number": number})


@transaction.atomic
def tell_work(work: Work, *, by: Member) -> None:
    """`by` says where and when they work, and on what."""
    by.work_days, by.themes_brought = sorted(work.work_days), list(work.themes_brought)
    by.themes_sought = list(work.themes_sought)
    by.save(update_fields=["work_days", "themes_brought", "themes_sought"])
    _keep_places(by, work.places)
    ledger.record("changed_profile", by, by=by)
    touch(by)


def _keep_places(member: Member, places: Iterable[Place]) -> None:
    member.work_places.all().delete()
    WorkPlace.objects.bulk_create(
        WorkPlace(
            member=member,
            place_id=place.id,
            name=place.name,
            province=place.province,
            latitude=place.latitude,
            longitude=place.longitude,
        )
        for place in dict.fromkeys(places)
    )


@transaction.atomic
def tell_way(way: Way, *, by: Member) -> None:
    """`by` says how they work, who may see what, and how often they want to be asked."""
    by.meeting_slots, by.shown = list(way.meeting_slots), dict(way.shown)
    by.weekly_cap, by.paused_until = way.weekly_cap, way.paused_until
    for name, text in way.texts.items():
        setattr(by, name, text)
    by.save(update_fields=["meeting_slots", "shown", "weekly_cap", "paused_until", *way.texts])
    ledger.record("changed_profile", by, by=by, paused=by.is_paused)
    touch(by)
