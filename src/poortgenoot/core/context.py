"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, object]:
    """The signed-in member (or None), whose look the page has (a host or None), and whether this is the demo."""
    member = getattr(request, "member", None)
    look = getattr(request, "host_look", None) or (member.first_host if member else None)
    return {"member": member, "look": look, "demo": settings.DEMO}
