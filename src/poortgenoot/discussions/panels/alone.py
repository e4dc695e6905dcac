"""What *Weeg mee* shows elsewhere: on the front page, and on a host's desk."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import front
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.weighers import Weigher
from poortgenoot.members import desk
from poortgenoot.members.models import Host, Member


def register() -> None:
    """Called once, when the room is ready."""
    front.register(door)
    desk.register_panel(panel)
    desk.register_tab("weeg-mee/", gettext_lazy("Weeg mee"))


def door() -> front.Part | None:
    """The first case, for who has no account."""
    first = queries.cases(Weigher()).first()
    return front.Part("discussions/alone/_front.html", {"case": first}) if first else None


def panel(host: Host, viewer: Member) -> desk.Panel:
    """The way to gathering people around a case."""
    return desk.Panel(_("Weeg mee"), "discussions/alone/_desk_panel.html")
