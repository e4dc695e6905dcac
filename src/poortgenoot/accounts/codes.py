"""Codes of six figures, and the mail that brings one: worth nothing once the code has run out."""

from __future__ import annotations

import secrets
from datetime import timedelta
from email.utils import format_datetime

from poortgenoot.core import clock

SECONDS = 15 * 60
"""How long a code to sign in works."""
LENGTH = 6


def new_code() -> str:
    """Six figures: they are typed over from a phone."""
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}d}"


def expires(seconds: int) -> dict[str, str]:
    """The header by which the post knows until when a mail is worth sending (`Expires`, RFC 4021)."""
    return {"Expires": format_datetime(clock.now() + timedelta(seconds=seconds))}
