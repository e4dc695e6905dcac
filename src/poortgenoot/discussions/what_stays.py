"""Where what stays of a discussion hangs in at the rooms to the left: search, keepers, and one's own data."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from poortgenoot.accounts import own_data
from poortgenoot.discussions.actions import leaving, texts
from poortgenoot.discussions.queries import own_data as mine
from poortgenoot.discussions.queries import sources
from poortgenoot.search import gates


def register() -> None:
    """Called once, when the room is ready."""
    gates.register("discussion", sources.found_by, _("Besprekingen"), sources.discussion_entries)
    own_data.register("discussions", mine.about, leaving.erase)
    texts.register()
