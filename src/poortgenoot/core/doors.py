"""The doors in the navigation. A door is shown once a page stands behind it: a room adds its path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Door:
    path: str
    label: str | Promise
    icon: str = ""
    only: str = ""
    """A fact about the member that opens this door, such as "moderates"; empty: everybody."""


ROOMS = (
    Door("/", _("Vandaag"), "today"),
    Door("/sparren/", _("Sparren"), "sparring"),
    Door("/weeg-mee/", _("Weeg mee"), "weigh"),
    Door("/casus/", _("Casus"), "table"),
    Door("/leden/", _("Leden"), "members"),
    Door("/lessen/", _("Lessen"), "lessons"),
    Door("/zoeken/", _("Zoeken"), "search"),
    Door("/meldingen/", _("Meldingen"), "inbox"),
)
THUMB = ("/", "/sparren/", "/zoeken/", "/meldingen/")
"""What stands at the thumb on a small screen; the rest is one touch away."""

MINE = (
    Door("/profiel/", _("Mijn profiel")),
    Door("/gebracht-en-gekregen/", _("Gebracht en gekregen")),
    Door("/intervisie/", _("Intervisie en toetsing")),
    Door("/werkvormen/", _("Werkvormen")),
    Door("/mijn-afwegingen/", _("Mijn afwegingen")),
    Door("/dienst/", _("Dienst"), only="is_verified"),
    Door("/meldingen/voorkeuren/", _("Wat ik wil horen")),
    Door("/gastheer/", _("Bureau van de gastheer"), only="moderates"),
    Door("/moderatie/", _("Meldingen van leden"), only="keeps"),
    Door("/profiel/gegevens/", _("Mijn gegevens")),
    Door("/account/2fa/", _("Veilig aanmelden")),
)
FOOT = (
    Door("/herkent-u-zichzelf/", _("Herkent u zichzelf?")),
    Door("/huisregels/", _("Huisregels")),
    Door("/over/", _("Over Poortgenoot")),
    Door("/toegankelijkheid/", _("Toegankelijkheid")),
)


@cache
def leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


PLACES = {
    "rooms": ROOMS,
    "thumb": tuple(d for d in ROOMS if d.path in THUMB),
    "more": (*(d for d in ROOMS if d.path not in THUMB), *MINE),
    "mine": MINE,
    "foot": FOOT,
}


@dataclass(frozen=True, slots=True)
class Way:
    """A door as one reader sees it: it leads somewhere, they may open it, and `here` when they stand in the room."""

    path: str
    label: str
    icon: str
    here: bool


def ways(place: str, member: object | None, path: str) -> tuple[Way, ...]:
    """The doors of a place for `member` (None: a visitor) who reads the page at `path`."""
    facts = frozenset(fact for fact in FACTS if getattr(member, fact, None))
    standing = frozenset(door.path for door in PLACES[place] if here(door, path))
    return _ways(place, facts, standing)


@lru_cache(maxsize=200)
def _ways(place: str, facts: frozenset[str], standing: frozenset[str]) -> tuple[Way, ...]:
    """The same for everybody with the same rights on a page of the same room: made once."""
    mine = (door for door in PLACES[place] if not door.only or door.only in facts)
    return tuple(
        Way(door.path, str(door.label), door.icon, door.path in standing) for door in mine if leads_somewhere(door.path)
    )


def here(door: Door, path: str) -> bool:
    """Whether a page at `path` stands in this room; the home page is only itself."""
    return path == door.path if door.path == "/" else path.startswith(door.path)


FACTS = tuple({door.only for doors in PLACES.values() for door in doors if door.only})
"""All that opens a door for some and not for others."""
