"""The poster of a gathering: its link as a QR code on an A4 page, in the colour of its host."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.discussions.models import Gathering
from poortgenoot.members import colours, poster


def link_of(found: Gathering) -> str:
    return settings.SITE_URL + reverse("discussions:gathering", args=[found.code])


def lead_of(title: str) -> str:
    """The title as a sentence of its own, whatever sign it ends with, and what one does."""
    ended = title if title.endswith((".", "?", "!")) else f"{title}."
    return _("{title} Weeg zes factoren en zie hoe anderen wegen.").format(title=ended)


def poster_of(found: Gathering) -> bytes:
    """PDF. Needs the host and the case of the gathering."""
    words = poster.Words(
        host=f"{found.host.name} · {found.title}",
        title=_("Hoe weeg jij dit?"),
        lead=lead_of(found.prepared.title),
        how=_("Scan de code en weeg mee. Drie minuten, zonder account."),
        url=link_of(found),
        accent=colours.accent_in(found.host.tokens),
    )
    return poster.pdf(words)
