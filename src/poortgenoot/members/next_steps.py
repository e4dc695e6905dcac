"""What a moderator can do next, concretely. Pure: numbers in, steps out."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poortgenoot.members.desk import Step

WANTED = ("BA", "VA", "AD", "RP", "JC")
"""Professions that many questions are put to: a host without any of one is told so."""


@dataclass(frozen=True, slots=True)
class Numbers:
    requests: int
    unverified: int
    waiting: int
    reminded: int
    """Of those waiting, how many may be reminded."""
    links: int
    missing: tuple[str, ...]
    """Names of wanted professions without a member."""


def steps(numbers: Numbers, path: str) -> list[Step]:
    """In the order of who waits longest for the host. `path` is the desk's own."""
    found = [_requests(numbers, path), _unverified(numbers, path), _waiting(numbers, path), _missing(numbers, path)]
    if not numbers.links and not numbers.waiting:
        text = _("Er is nog geen uitnodiging die je kunt delen. Maak een link, of laad je ledenlijst.")
        found.append(Step(text, _("Nodig mensen uit"), f"{path}uitnodigen/"))
    return [step for step in found if step]


def _requests(numbers: Numbers, path: str) -> Step | None:
    if not numbers.requests:
        return None
    said = ngettext("{n} mens wil lid worden.", "{n} mensen willen lid worden.", numbers.requests)
    return Step(said.format(n=numbers.requests), _("Beslis over de aanvragen"), f"{path}wachtrij/")


def _unverified(numbers: Numbers, path: str) -> Step | None:
    if not numbers.unverified:
        return None
    said = ngettext(
        "Voor {n} lid staat nog niemand in. Dit lid kan nog niet reageren.",
        "Voor {n} leden staat nog niemand in. Zij kunnen nog niet reageren.",
        numbers.unverified,
    )
    return Step(said.format(n=numbers.unverified), _("Sta in voor hun beroep"), f"{path}wachtrij/#beroepen")


def _waiting(numbers: Numbers, path: str) -> Step | None:
    if not numbers.reminded:
        return None
    said = ngettext(
        "{n} genodigde hoorde een week niets en is er nog niet.",
        "{n} genodigden hoorden een week niets en zijn er nog niet.",
        numbers.reminded,
    )
    return Step(said.format(n=numbers.reminded), _("Herinner hen"), f"{path}uitnodigen/#wachten")


def _missing(numbers: Numbers, path: str) -> Step | None:
    if not numbers.missing:
        return None
    said = _("Nog niemand bij jullie is {names}. Een vraag aan dat beroep gaat dus naar buiten.")
    return Step(said.format(names=_(" of ").join(numbers.missing)), _("Nodig iemand uit"), f"{path}uitnodigen/")
