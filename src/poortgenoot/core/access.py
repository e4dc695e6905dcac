"""The closed door, its exceptions, and the two refusals."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied

public = login_not_required
"""Marks a page that visitors may open. `grep -rn "@public"` lists them all."""


class Refused(PermissionDenied):
    """Visible, but not allowed: a page answers 403, the API a problem with this sentence (Dutch)."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


class TooMany(Exception):
    """A named limit is reached: a page answers 429 and says when it is possible again."""

    def __init__(self, limit: str, why: str) -> None:
        super().__init__(why)
        self.limit = limit
        self.why = why


def demand(allowed: bool, why: str = "") -> None:
    """Raise `Refused` unless `allowed`: actions check again, whoever calls them."""
    if not allowed:
        raise Refused(why)
