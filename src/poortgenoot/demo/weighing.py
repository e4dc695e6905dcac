"""The cast weighs along: what each profession seals in the cases that ship, so that a reveal lives."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from hashlib import sha256
from typing import Any

from poortgenoot.core import clock
from poortgenoot.discussions import shipped
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.models import PreparedCase
from poortgenoot.discussions.weighers import Pool, Weigher
from poortgenoot.members.models import Host, Member

PLAYED = frozenset({"mirjam", "annelies", "ruben", "esther"})
"""Whoever a newcomer plays in the story has all cases still to weigh."""


def weigh_along(members: dict[str, Member]) -> None:
    """Every profession in every case, each time somebody else of it; a visitor where the cast has nobody."""
    of = defaultdict(list)
    for key, member in members.items():
        if key not in PLAYED:
            of[member.profession].append(member)
    for place, row in enumerate(shipped.prepared_cases()):
        pool = Pool(PreparedCase.objects.get(slug=row["slug"]))
        for code, given in row["marks"].items():
            colleagues = of[code]
            by = Weigher(colleagues[place % len(colleagues)]) if colleagues else _visitor(row["slug"], code)
            actions.seal(pool, _contents(row, given), as_profession=code, by=by)


def gather(hosts: dict[str, Host], members: dict[str, Member]) -> None:
    """A congress of the association where three professions have weighed, so that its big screen lives."""
    rows = shipped.prepared_cases()
    row = rows[len(rows) // 2]
    prepared, end = PreparedCase.objects.get(slug=row["slug"]), clock.now() + timedelta(days=30)
    found = actions.gather(hosts["kennisring"], prepared, "Najaarsbijeenkomst", end, by=members["esther"])
    for code in ("BA", "JC", "WN"):
        by = _visitor(found.code, code)
        actions.seal(Pool(prepared, found), _contents(row, row["marks"][code]), as_profession=code, by=by)


def _contents(row: dict[str, Any], given: dict[str, Any]) -> Contents:
    pairs = zip(row["factor"], given["factors"], strict=True)
    return Contents({factor["key"]: Weighed(*pair) for factor, pair in pairs}, verdict=given["verdict"])


def _visitor(slug: str, code: str) -> Weigher:
    return Weigher(visitor=sha256(f"demo:{slug}:{code}".encode()).hexdigest())
