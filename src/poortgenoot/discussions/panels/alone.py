"""What *Weeg mee* shows elsewhere: on the front page, and on a host's desk."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import front
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.weighers import Weigher
from poortgenoot.members import desk
from poortgenoot.members.models import Host, Member

SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def register() -> None:
    """Called once, when the room is ready."""
    front.register(door)
    desk.register_panel(panel)
    desk.register_tab("weeg-mee/", gettext_lazy("Weeg mee"))


def door() -> front.Part | None:
    """The first case, for who has no account, with the first sentence of what the employee wants."""
    first = queries.cases(Weigher()).first()
    if first is None:
        return None
    wish = SENTENCE_END.split(first.employee, maxsplit=1)[0]
    return front.Part("discussions/alone/_front.html", {"case": first, "wish": wish})


def panel(host: Host, viewer: Member) -> desk.Panel:
    """The way to gathering people around a case."""
    return desk.Panel(_("Weeg mee"), "discussions/alone/_desk_panel.html")
