"""The doors in the navigation. A door is shown once a page stands behind it: a room adds its path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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
    Door("/dienst/", _("Dienst"), only="is_verified"),
    Door("/meldingen/voorkeuren/", _("Wat ik wil horen")),
    Door("/gastheer/", _("Bureau van de gastheer"), only="moderates"),
    Door("/moderatie/", _("Meldingen van leden"), only="moderates"),
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


def open_doors(doors: tuple[Door, ...], member: object | None) -> list[Door]:
    """The doors that lead somewhere and that this member (None: a visitor) may open."""
    mine = (door for door in doors if not door.only or getattr(member, door.only, None))
    return [door for door in mine if leads_somewhere(door.path)]


def here(door: Door, path: str) -> bool:
    """Whether a page at `path` stands in this room; the home page is only itself."""
    return path == door.path if door.path == "/" else path.startswith(door.path)
