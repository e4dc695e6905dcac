"""What a table is elsewhere: what waits for a member, on the page Vandaag, and an asking that their cap counts."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock, spoken, waits
from poortgenoot.core.waits import Wait
from poortgenoot.discussions.models import Discussion, Pace
from poortgenoot.discussions.queries import asking, lists
from poortgenoot.discussions.queries.lists import Entry, Waits
from poortgenoot.members.models import Member
from poortgenoot.sparring import burden

SAID = {
    Waits.ASKED: _("Je bent gevraagd om aan te schuiven bij een casus."),
    Waits.START: _("Jij leidt deze casus: begin als iedereen er is."),
    Waits.WEIGH: _("Jouw afweging bij een casus wacht."),
    Waits.JUDGE: _("Jouw advies bij een casus wacht."),
    Waits.OPEN: _("Jij leidt: kijk of de enveloppen open kunnen."),
    Waits.STEP: _("Een casus waarbij je aan tafel zit, is bezig."),
}


def register() -> None:
    """Called once, when the room is ready."""
    waits.register(waiting)
    burden.register("tables", asking.asked_to_tables)


def waiting(member: object) -> Iterable[Wait]:
    if not isinstance(member, Member) or member.onboarded_at is None:
        return []
    return [_line(entry) for entry in lists.waiting_for(member)]


def _line(entry: Entry) -> Wait:
    discussion = entry.discussion
    code = entry.seat.profession if entry.seat else ""
    until = discussion.step_ends_at if discussion.pace == Pace.SLOW else None
    url = reverse("discussions:room", args=[discussion.pk])
    return Wait(discussion.title, url, f"{SAID[entry.waits]} {_planned(discussion)}".strip(), code, until)


def _planned(discussion: Discussion) -> str:
    """When it begins, until it began or should have."""
    now, at = clock.now(), discussion.planned_at
    if at is None or at < now or discussion.started_at:
        return ""
    return _("Gepland: {when}.").format(when=spoken.moment(at, now))
