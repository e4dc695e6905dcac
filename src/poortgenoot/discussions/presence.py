"""Who is there: a sign of life from an open page now and then, kept in the seat, so that every process knows."""

from __future__ import annotations

from datetime import timedelta

SIGN_EVERY = timedelta(seconds=40)
"""How often an open page gives a sign of life."""
AWAY_AFTER = timedelta(seconds=100)
"""Without one for so long somebody is away: two signs may be missed."""
