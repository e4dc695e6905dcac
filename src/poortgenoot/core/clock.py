"""What time it is in the house. The demo moves this clock; nothing else reads the machine's."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from poortgenoot.core.amsterdam import AMSTERDAM as AMSTERDAM

_ahead = timedelta()


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now() + _ahead


def today() -> date:
    """The present day in Amsterdam."""
    return now().astimezone(AMSTERDAM).date()


def ahead() -> timedelta:
    """How far the clock runs ahead of the machine's: zero outside the demo."""
    return _ahead


def set_ahead(delta: timedelta) -> None:
    global _ahead
    _ahead = delta
