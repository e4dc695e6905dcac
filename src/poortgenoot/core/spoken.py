"""Dates and numbers as Dutch people say them. Pure; times are aware, and Amsterdam's clock counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from poortgenoot.core.amsterdam import AMSTERDAM

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MOST_SAID_IN_HOURS = 8
NEAR = {-1: "gisteren", 0: "vandaag", 1: "morgen", 2: "overmorgen"}


def clock_time(at: datetime) -> str:
    """ "9.30 uur": hours without a leading zero, minutes with one."""
    local = at.astimezone(AMSTERDAM)
    return f"{local.hour}.{local.minute:02} uur"


def day(on: date, today: date) -> str:
    """ "morgen", "donderdag" (within six days ahead), "12 maart", "12 maart 2024"."""
    away = (on - today).days
    if away in NEAR:
        return NEAR[away]
    if 2 < away < 7:
        return DAYS[on.weekday()]
    said = f"{on.day} {MONTHS[on.month - 1]}"
    return said if on.year == today.year else f"{said} {on.year}"


def moment(at: datetime, now: datetime) -> str:
    """ "vandaag om 14.00 uur"; from a week away the day alone: "12 maart"."""
    local, here = at.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM)
    said = day(local.date(), here.date())
    return f"{said} om {clock_time(at)}" if -2 < (local.date() - here.date()).days < 7 else said


def exact(at: datetime) -> str:
    """ "donderdag 12 maart 2026, 9.30 uur": for the hover and for print."""
    local = at.astimezone(AMSTERDAM)
    return f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}, {clock_time(at)}"


def distance(length: timedelta) -> str:
    """ "12 minuten", "3 uur", "4 dagen", "2 maanden": rounded down, the largest unit that holds one."""
    seconds = int(abs(length).total_seconds())
    for size, one, many in (
        (31_536_000, "jaar", "jaar"),
        (2_629_800, "maand", "maanden"),
        (604_800, "week", "weken"),
        (86_400, "dag", "dagen"),
        (3_600, "uur", "uur"),
        (60, "minuut", "minuten"),
    ):
        if count := seconds // size:
            return f"{count} {one if count == 1 else many}"
    return "nog geen minuut"


def working_time(hours: int, hours_a_day: int) -> str:
    """ "1 werkuur", "4 werkuren"; more than 8 hours in days, rounded up: "1 werkdag", "3 werkdagen"."""
    if hours <= MOST_SAID_IN_HOURS:
        return f"{hours} werkuur" if hours == 1 else f"{hours} werkuren"
    days = -(-hours // hours_a_day)
    return f"{days} werkdag" if days == 1 else f"{days} werkdagen"


def said_together(names: Sequence[str]) -> str:
    """ "een arts", "een arts of een jurist", "een arts, een jurist of een coach"."""
    return " of ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def initials(name: str) -> str:
    """ "Fatma van den Berg" gives "FB": the first and the last word that begins with a capital."""
    words = [w for w in name.split() if w[:1].isupper()]
    return "".join(w[0] for w in (words[:1] + words[1:][-1:]))
