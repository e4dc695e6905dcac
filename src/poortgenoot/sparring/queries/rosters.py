"""Duty rosters of a host, and where they have gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from poortgenoot.core import clock
from poortgenoot.members.models import Host, Vouch
from poortgenoot.members.professions import ASKABLE
from poortgenoot.sparring.access import duties_of
from poortgenoot.sparring.models import Duty
from poortgenoot.sparring.queries.people import monday_of


@dataclass(frozen=True, slots=True)
class Week:
    """One week of one profession: who is on duty, in the order in which they signed up."""

    monday: date
    profession: str
    duties: tuple[Duty, ...]

    @property
    def is_gap(self) -> bool:
        return not self.duties


def roster(host: Host, weeks: int = 4) -> tuple[Week, ...]:
    """This week and the next ones, for each profession that the host vouches for somebody in. Two queries."""
    mondays = [monday_of(clock.now()) + timedelta(weeks=n) for n in range(weeks)]
    professions = _professions_of(host)
    taken: dict[tuple[date, str], list[Duty]] = {}
    for duty in duties_of(host).filter(monday__in=mondays).select_related("member").order_by("pk"):
        taken.setdefault((duty.monday, duty.profession), []).append(duty)
    return tuple(Week(m, p, tuple(taken.get((m, p), ()))) for m in mondays for p in professions)


def gaps(host: Host, weeks: int = 4) -> tuple[Week, ...]:
    """The weeks in which nobody of a profession is on duty."""
    return tuple(week for week in roster(host, weeks) if week.is_gap)


def _professions_of(host: Host) -> list[str]:
    found = Vouch.objects.filter(host=host).values_list("profession", flat=True).distinct()
    return sorted(set(found) & set(ASKABLE))
