"""Where what stays of a discussion hangs in at the rooms to the left: search, keepers, and one's own data."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.accounts import own_data
from poortgenoot.discussions.actions import leaving, texts
from poortgenoot.discussions.queries import own_data as mine
from poortgenoot.discussions.queries import sources
from poortgenoot.members import desk
from poortgenoot.members.models import Host, Member
from poortgenoot.search import gates


def register() -> None:
    """Called once, when the room is ready."""
    gates.register("discussion", sources.found_by, gettext_lazy("Besprekingen"), sources.discussion_entries)
    own_data.register("discussions", mine.about, leaving.erase)
    texts.register()
    desk.register_panel(panel)
    desk.register_tab("werkvormen/", gettext_lazy("Werkvormen"))
    desk.register_tab("evaluaties/", gettext_lazy("Besprekingen"))


def panel(host: Host, viewer: Member) -> desk.Panel:
    """On a host's desk: the way to what its tables said of themselves."""
    return desk.Panel(_("Besprekingen"), "discussions/record/_desk_panel.html")
