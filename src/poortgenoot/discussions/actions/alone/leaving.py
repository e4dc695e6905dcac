"""Somebody leaves for good: how they weighed along, and the address they left, go."""

from __future__ import annotations

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Texts
from poortgenoot.discussions.models import Mark


def erase(user: User, texts: Texts) -> None:
    """A mark cannot be opened without knowing whose it was, so it cannot stay without them."""
    Mark.objects.filter(member=user.member).delete()
