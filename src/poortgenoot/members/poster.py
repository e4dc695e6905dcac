"""An A4 poster with a QR code that leads to a host's link, as PDF. Pure: words in, bytes out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import segno
import typst

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
    accent = words.accent if colours.HEX.fullmatch(words.accent) else colours.HOUSE_ACCENT
    said = {name: getattr(words, name) for name in ("host", "title", "lead", "how", "url")}
    data = json.dumps({**said, "accent": accent, "qr": _qr(words.url)})
    return bytes(typst.compile(TEMPLATE.read_bytes(), sys_inputs={"words": data}, ignore_system_fonts=True))


def _qr(url: str) -> str:
    out = BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, dark="#2a2520", xmldecl=False)
    return out.getvalue().decode()
