"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, object]:
    """The signed-in member (or None), and whether this is the demo."""
    return {"member": getattr(request, "member", None), "demo": settings.DEMO}
