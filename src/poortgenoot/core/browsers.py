"""A browser that somebody signs out of: whatever page of it is open still, at any process, ends."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.http import HttpRequest

from poortgenoot.core import hints

SIGNED_OUT = "signed-out"


def audience_of(session_key: str | None) -> str:
    """Who shares a session; nobody without one. What is sent around does not open it."""
    return f"browser-{sha256(session_key.encode()).hexdigest()}" if session_key else ""


def end_pages(request: HttpRequest | None, **_signal: Any) -> None:
    """Called when somebody signs out, while the session is still there."""
    if request is not None and (audience := audience_of(request.session.session_key)):
        hints.hint(audience, SIGNED_OUT)
