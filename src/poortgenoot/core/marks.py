"""The mark of each profession: its code in a shape of its own, all as large and as heavy as each other."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Mark:
    """`shape` is an SVG path in a 32 × 32 box; `baseline` is where the two letters of the code stand."""

    name: str | Promise
    shape: str
    baseline: int = 20


MARKS: dict[str, Mark] = {
    "AD": Mark(_("arbeidsdeskundige"), "M16 1.2 28.8 8.6v14.8L16 30.8 3.2 23.4V8.6z"),
    "AN": Mark(_("andere beroepsgroep"), "M16 1.5 30.5 12 25 29.5H7L1.5 12z", 22),
    "BA": Mark(_("bedrijfsarts"), "M16 2a14 14 0 1 0 0 28 14 14 0 1 0 0-28z"),
    "CM": Mark(
        _("casemanager"),
        "M8.5 3.5h15a5 5 0 0 0 5 5v15a5 5 0 0 0-5 5h-15a5 5 0 0 0-5-5v-15a5 5 0 0 0 5-5z",
    ),
    "HR": Mark(_("HR-professional"), "M4 4h24v24H4z"),
    "JC": Mark(_("jobcoach"), "M16 .3 31.7 16 16 31.7.3 16z"),
    "RP": Mark(_("re-integratieprofessional"), "M16 3h13v13a13 13 0 0 1-13 13H3V16A13 13 0 0 1 16 3z"),
    "VA": Mark(_("verzekeringsarts"), "M3.5 3.5h25V15c0 7.5-5.5 12.5-12.5 15.5C9 27.5 3.5 22.5 3.5 15z", 19),
    "WN": Mark(_("werknemer"), "M3.5 29.5V14.5a12.5 12.5 0 0 1 25 0v15z", 22),
}
"""In the order of the codes: no profession comes first. The names are those of the members' room (tested)."""
