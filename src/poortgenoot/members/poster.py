"""An A4 poster with a QR code that leads to a host's link, as PDF. Pure: words in, bytes out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from poortgenoot.core import paper, qr
from poortgenoot.members import colours

TEMPLATE = Path(__file__).with_name("poster.typ")


@dataclass(frozen=True, slots=True)
class Words:
    """What the poster says; `accent` is a colour like "#1f6f5c"."""

    host: str
    title: str
    lead: str
    how: str
    url: str
    accent: str = colours.HOUSE_ACCENT


def pdf(words: Words) -> bytes:
    """One page, about a tenth of a second. The link also stands there in letters, for who has no camera."""
    return paper.pdf(TEMPLATE, asdict(words) | {"qr": qr.for_paper(words.url)})
