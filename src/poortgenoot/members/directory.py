"""The directory: from the words of an address to a page of members with a count beside each choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from django.core.paginator import Page, Paginator
from django.http import QueryDict

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.numbers import number_in
from poortgenoot.members import engine
from poortgenoot.members.access import sees_everybody
from poortgenoot.members.models import Member
from poortgenoot.members.roster.columns import PROFESSIONS, SLOTS, Array
from poortgenoot.members.roster.filters import EXPERIENCES, REACHES, Eyes, Found, Reach, Wanted
from poortgenoot.members.roster.snapshot import Roster, roster

TextSearch = Callable[[Member, str], Iterable[int]]

_text_searches: list[TextSearch] = []


def register_text_search(search: TextSearch) -> None:
    """Let `search(viewer, text)` add the ids it finds to those whose name matches; it obeys the viewer's rights."""
    _text_searches.append(search)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for. Words that mean nothing are left out, so that an old link still works."""

    wanted: Wanted
    text: str = ""
    page: str = "1"


def asked(words: QueryDict) -> Asked:
    within = _numbers(words, "reistijd", REACHES)
    experience = words.get("ervaring", "")
    wanted = Wanted(
        professions=frozenset(words.getlist("beroep")) & frozenset(PROFESSIONS),
        themes=_numbers(words, "thema"),
        seeks=words.get("hoe") == "zoekt",
        experience=experience if experience in EXPERIENCES else "",
        within=max(within, default=0),
        days=_numbers(words, "werkdag", range(1, 8)),
        slots=frozenset(words.getlist("dagdeel")) & frozenset(SLOTS),
        hosts=_numbers(words, "gastheer"),
    )
    return Asked(wanted, words.get("q", "").strip()[: LIMITS.name_length], words.get("page", "1"))


def _numbers(words: QueryDict, name: str, known: Iterable[int] = ()) -> frozenset[int]:
    said = (number_in(word) for word in words.getlist(name))
    found = frozenset(number for number in said if number is not None)
    return found & frozenset(known) if known else found


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of ids, the drive to each where the viewer may know it, and all counts."""

    page: Page[int]
    minutes: Mapping[int, int]
    counts: Mapping[str, Mapping[object, int]]
    knows_travel: bool
    estimated: bool = True
    total: int = field(default=0)


def search(viewer: Member, question: Asked, source: Roster = roster) -> Listed:
    """Who `viewer` finds: by name, or the nearest first when a travel time is chosen."""
    found, eyes, estimated = _found(viewer, question, source)
    ids = source.in_order(found, nearest=bool(question.wanted.within))
    page: Page[int] = Paginator(ids, LIMITS.page_size).get_page(question.page)
    return Listed(
        page=page,
        minutes=_minutes(source, found, page.object_list),
        counts=found.counts,
        knows_travel=eyes.minutes is not None,
        estimated=estimated,
        total=len(ids),
    )


@dataclass(frozen=True, slots=True)
class Walked:
    """One page of a walk: ids in their own order, the drive to each where the viewer may know it, and whether more
    come after the last."""

    ids: list[int]
    minutes: Mapping[int, int]
    more: bool


def walk(viewer: Member, question: Asked, after: int = 0, source: Roster = roster) -> Walked:
    """Everybody whom `viewer` finds, a page at a time by number: who comes or goes in between shifts nobody."""
    found, _, _ = _found(viewer, question, source)
    everyone = np.sort(source.in_order(found, nearest=False))
    rest = everyone[np.searchsorted(everyone, after, side="right") :]
    ids = [int(pk) for pk in rest[: LIMITS.page_size]]
    return Walked(ids, _minutes(source, found, ids), len(rest) > len(ids))


def _found(viewer: Member, question: Asked, source: Roster) -> tuple[Found, Eyes, bool]:
    source.refresh()
    eyes, estimated = _eyes(viewer, source)
    more = frozenset(pk for find in _text_searches for pk in find(viewer, question.text)) if question.text else None
    return source.search(question.wanted, eyes, question.text, more or frozenset()), eyes, estimated


def _minutes(source: Roster, found: Found, ids: Iterable[int]) -> dict[int, int]:
    known = {int(pk): source.minutes_to(found, int(pk)) for pk in ids}
    return {pk: minutes for pk, minutes in known.items() if minutes is not None}


def _eyes(viewer: Member, source: Roster) -> tuple[Eyes, bool]:
    minutes, estimated = _drives(source.points_of(viewer.pk), source)
    reach = Reach.EVERYONE if sees_everybody(viewer) else Reach.OWN_HOSTS
    return Eyes(viewer.pk, viewer.host_ids, clock.today().year, minutes, reach), estimated


def _drives(mine: list[engine.Point], source: Roster) -> tuple[Array | None, bool]:
    """Minutes to each place of the roster from the nearest of `mine`; None without a place of one's own."""
    if not mine:
        return None, True
    answers = [engine.times(point, source.points) for point in mine]
    return np.min([a.minutes for a in answers], axis=0), any(a.estimated for a in answers)
