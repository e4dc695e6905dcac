"""QR codes for links to a table. Pure: no Django models."""

from __future__ import annotations

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe


def square(address: str) -> SafeString:
    """The code of `address` as SVG, for a page: without a script and without a picture from elsewhere."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=2, xmldecl=False, svgns=False, omitsize=True, dark="#2a2520", light="#ffffff")
    return mark_safe(out.getvalue().decode())
