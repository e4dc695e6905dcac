"""Reading everybody before the first visitor comes: at 100,000 members that takes seconds."""

from __future__ import annotations

import structlog
from django.db import DatabaseError, connection

from poortgenoot.members.roster.snapshot import roster

log = structlog.get_logger("poortgenoot.members.roster")


def warm() -> None:
    """Fill the columns, in a thread of its own; when the database is not there yet, the first visitor does it."""
    try:
        connection.ensure_connection()  # before the lock: pages that wait for it may hold all others
        roster.refresh()
    except DatabaseError as broken:
        log.warning("roster_not_warm", error=type(broken).__name__)
    finally:
        connection.close()
