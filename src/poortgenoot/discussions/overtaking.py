"""Texts that several people may change: who began with words that stand no more hears so, and loses nothing."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Overtaken(ValidationError):
    """Somebody else changed or removed it since it was read: nothing was kept, and the page shows what both wrote."""

    def __init__(self) -> None:
        why = _("Een ander veranderde deze tekst net. Voeg samen wat er nu staat en wat jij schreef, en bewaar dan.")
        super().__init__(why)


def demand_current(version: int, expects: int) -> None:
    """`version` stands now, `expects` is the one that was read. Raises `Overtaken`."""
    if version != expects:
        raise Overtaken
