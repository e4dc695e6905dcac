"""What the directory's columns are read from: four queries, however many members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from poortgenoot.members.models import Member, Membership, Vouch, WorkPlace
from poortgenoot.members.roster.columns import FIELDS


@dataclass(frozen=True, slots=True)
class Row:
    """One member: the facts of a `Line` but its places, which are points (latitude, longitude) here."""

    facts: dict[str, Any]
    points: list[tuple[float, float]]


def changed_since(moment: datetime | None) -> list[tuple[int, datetime]]:
    """Which members changed at or after `moment` (all when None), and when."""
    members = Member.objects.all() if moment is None else Member.objects.filter(changed_at__gte=moment)
    return list(members.values_list("pk", "changed_at"))


def read(ids: Sequence[int] | None) -> Iterator[Row]:
    """The rows of `ids`, or of everybody when None."""
    members = Member.objects.all() if ids is None else Member.objects.filter(pk__in=ids)
    hosts = _grouped(Membership.objects.all(), ids, "host_id")
    vouched = _grouped(Vouch.objects.all(), ids, "profession")
    points = _grouped(WorkPlace.objects.all(), ids, "latitude", "longitude")
    for values in members.values_list(*COLUMNS).iterator(5_000):
        facts = _facts(dict(zip(COLUMNS, values, strict=True)))
        pk = facts["id"]
        facts["hosts"] = [host for (host,) in hosts[pk]]
        facts["verified"] = [p for (p,) in vouched[pk] if p in facts["professions"]]
        yield Row(facts, points[pk])


COLUMNS = (
    "pk",
    "name",
    "professions",
    "started_year",
    "work_days",
    "meeting_slots",
    "themes_brought",
    "themes_sought",
    "shown",
    "onboarded_at",
    "erased_at",
)


def _facts(values: dict[str, Any]) -> dict[str, Any]:
    shown = values["shown"]
    return {
        "id": values["pk"],
        "live": values["onboarded_at"] is not None and values["erased_at"] is None,
        "name": values["name"],
        "professions": values["professions"],
        "started": values["started_year"],
        "days": values["work_days"],
        "slots": values["meeting_slots"],
        "brought": list(dict.fromkeys(values["themes_brought"])),
        "sought": list(dict.fromkeys(values["themes_sought"])),
        "shown": [shown.get(name, "hosts") for name in FIELDS],
    }


def _grouped[M: Model](
    rows: QuerySet[M], ids: Sequence[int] | None, *columns: str
) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    chosen = rows if ids is None else rows.filter(member_id__in=ids)
    for pk, *values in chosen.order_by("pk").values_list("member_id", *columns).iterator(20_000):
        found[pk].append(tuple(values))
    return found
