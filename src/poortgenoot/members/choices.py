"""The filters of the directory as a page shows them: each choice with its name, its count and whether it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from poortgenoot.members.days import DAYS, SLOT_NAMES
from poortgenoot.members.directory import Asked, Listed
from poortgenoot.members.professions import Profession
from poortgenoot.members.roster.filters import EXPERIENCES, REACHES

CODES = frozenset(Profession.values)
SHOWN_THEMES = 10
"""So many themes stand in sight; the rest behind one touch."""


@dataclass(frozen=True, slots=True)
class Choice:
    value: object
    label: str
    count: int
    chosen: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of filters. `kind` is "checkbox" for any number, "radio" for one."""

    name: str
    label: str | Promise
    kind: str
    choices: list[Choice]
    more: list[Choice]
    note: str | Promise = ""

    @property
    def is_open(self) -> bool:
        return any(c.chosen for c in [*self.choices, *self.more])


EXPERIENCE_NAMES = {
    "fris": _("frisse blik (korter dan 3 jaar)"),
    "ervaren": _("ervaren (10 jaar of langer)"),
    "diep": _("diepe kennis van het thema"),
}


def groups(question: Asked, listed: Listed, themes: Mapping[int, str], hosts: Mapping[int, str]) -> list[Group]:
    """All groups, in the order of the page."""
    wanted, counts = question.wanted, listed.counts
    return [
        _group("beroep", _("Beroepsgroep"), _choices(counts["professions"], wanted.professions, _professions())),
        _themes(counts["themes"], wanted.themes, themes),
        _one("ervaring", _("Ervaring"), _choices(counts["experience"], {wanted.experience}, _experiences())),
        _travel(listed, wanted.within),
        _group("werkdag", _("Werkdagen"), _choices(counts["days"], wanted.days, _days())),
        _group("dagdeel", _("Wil afspreken op"), _choices(counts["slots"], wanted.slots, _slots())),
        _group("gastheer", _("Gastheer"), _choices(counts["hosts"], wanted.hosts, hosts.items())),
    ]


def _group(name: str, label: str | Promise, choices: list[Choice]) -> Group:
    return Group(name, label, "checkbox", choices, [])


def _one(name: str, label: str | Promise, choices: list[Choice], note: str | Promise = "") -> Group:
    return Group(name, label, "radio", choices, [], note)


def _choices(counts: Mapping[object, int], made: Iterable[object], names: Iterable[tuple[object, str]]) -> list[Choice]:
    chosen = set(made)
    return [
        Choice(value, label, counts.get(value, 0), value in chosen, str(value) if value in CODES else "")
        for value, label in names
    ]


@cache
def _professions() -> list[tuple[object, str]]:
    return [(p.value, str(p.label)) for p in Profession]


@cache
def _experiences() -> list[tuple[object, str]]:
    return [(name, str(EXPERIENCE_NAMES[name])) for name in EXPERIENCES]


@cache
def _days() -> list[tuple[object, str]]:
    return [(day, str(name)) for day, name in DAYS.items()]


@cache
def _slots() -> list[tuple[object, str]]:
    return [(slot, str(name)) for slot, name in SLOT_NAMES.items()]


def _themes(counts: Mapping[object, int], made: Iterable[int], names: Mapping[int, str]) -> Group:
    choices = _choices(counts, made, names.items())
    choices.sort(key=lambda c: (not c.chosen, -c.count))
    return Group("thema", _("Thema"), "checkbox", choices[:SHOWN_THEMES], choices[SHOWN_THEMES:])


def _travel(listed: Listed, made: int) -> Group:
    if not listed.knows_travel:
        note = _("Vul eerst je werkplek in bij je profiel. Dan rekenen we de reistijd uit.")
        return _one("reistijd", _("Reistijd vanaf mijn werkplek"), [], note)
    note = _("Geschat, met de auto en zonder file.") if listed.estimated else _("Met de auto, zonder file.")
    names = [(reach, _("tot {minutes} minuten").format(minutes=reach)) for reach in REACHES]
    return _one("reistijd", _("Reistijd vanaf mijn werkplek"), _choices(listed.counts["within"], {made}, names), note)
