"""The list of a date for a register: as CSV and as a PDF to sign.

The columns follow what providers say of PE-online: the full registration number with its prefix, the name, the date
and the hours. PE-online itself reads no file: who enters attendance pastes a list of numbers, lets it be checked, and
looks up by name who has none (pe-online.info, "Deelnemers invoeren", and the guides of registers that use it); that
list is a page of its own. How a number begins differs by register, and was not verified for any: a person looks before
sending. No points are computed either: how many hours make a point differs by register.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

from poortgenoot.core import clock, paper, spoken
from poortgenoot.discussions.models import PeerMeeting
from poortgenoot.discussions.queries.peers import Line

TEMPLATE = Path(__file__).with_name("attendance.typ")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would take a name that begins so for a formula."""


def as_csv(meeting: PeerMeeting, lines: Sequence[Line]) -> str:
    """Semicolons and a comma in the hours, as Dutch spreadsheets read them; one row for each peer who was there."""
    out = StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow([_("registratienummer"), _("naam"), _("datum"), _("uren")])
    day = _day(meeting).strftime("%d-%m-%Y")
    rows.writerows([[_plain(line.number), _plain(str(line.peer.member)), day, line.hours] for line in lines])
    return out.getvalue()


def as_pdf(meeting: PeerMeeting, lines: Sequence[Line]) -> bytes:
    """One A4 or more, with a line for each signature and one for who leads the group."""
    group = meeting.group
    words = {
        "title": _("Presentielijst"),
        "group": group.name,
        "kind": group.get_kind_display(),
        "host": group.host.name,
        "day": spoken.exact(meeting.starts_at),
        "minutes": _("{n} minuten").format(n=meeting.minutes),
        "heads": [_("Nummer"), _("Naam"), _("Uren"), _("Handtekening")],
        "lines": [[line.number, str(line.peer.member), line.hours] for line in lines],
        "state": _state(meeting),
        "says": _(
            "Verklaring van wie de groep leidt: deze mensen waren erbij, zo lang als hier staat. "
            "Punten staan er niet op: hoeveel uren een punt geven, verschilt per register."
        ),
        "sign": _("Naam, datum en handtekening van wie de groep leidt"),
    }
    return paper.pdf(TEMPLATE, words)


def _state(meeting: PeerMeeting) -> str:
    if meeting.signed_at is None:
        return _("Nog niet gesloten: dit is een voorlopige lijst.")
    said = _("Gesloten in Poortgenoot door {name} op {day}.")
    return said.format(name=meeting.signed_by or _("een oud-lid"), day=spoken.exact(meeting.signed_at))


def _day(meeting: PeerMeeting) -> datetime:
    return meeting.starts_at.astimezone(clock.AMSTERDAM)


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
