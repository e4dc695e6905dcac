"""QR codes of addresses, as SVG: made here, so that a page needs no script and no picture from elsewhere."""

from __future__ import annotations

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe

INK = "#2a2520"


def for_page(address: str) -> SafeString:
    """Without a size of its own: the page gives it one."""
    return mark_safe(_svg(address, border=2, svgns=False, omitsize=True, light="#ffffff"))


def for_paper(address: str) -> str:
    """As a file of its own, without a border: the paper is white around it."""
    return _svg(address, border=0)


def _svg(address: str, **how: object) -> str:
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", dark=INK, xmldecl=False, **how)
    return out.getvalue().decode()
