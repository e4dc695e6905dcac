"""Telling every open page of a discussion that something changed: a hint with the new version, never content."""

from __future__ import annotations

from django.db import connection

from poortgenoot.core import hints
from poortgenoot.discussions.models import Discussion, Seat

NEXT_VERSION = f"""
WITH told AS (UPDATE {Discussion._meta.db_table} SET version = version + 1 WHERE id = %s RETURNING version)
SELECT version, pg_notify(%s, jsonb_build_array(%s::text, %s || version)::text) FROM told
"""
"""One statement: everybody who seals at once waits for the row that it changes."""


def audience_of(discussion_id: int) -> str:
    return f"discussion-{discussion_id}"


def tell_table(discussion: Discussion) -> None:
    """Something that all seats see changed. Call it inside the transaction, with the discussion's row locked."""
    discussion.version = _tell(discussion.pk, "table")


def tell_soon(discussion: Discussion) -> None:
    """Like `tell_table`, for what many do at once, such as sealing: pages show it a moment later, once for all."""
    discussion.version = _tell(discussion.pk, "people")


def tell_people(seat_id: int) -> None:
    """Somebody came or went: open pages show it a moment later. Call it with nothing locked: it waits for the
    discussion's row, and who holds that may wait for a seat. Pages close, too, because all of it was wiped: then there
    is nobody to tell."""
    if (discussion := Seat.objects.filter(pk=seat_id).values_list("discussion", flat=True).first()) is not None:
        _tell(discussion, "people")


def close_sockets(discussion: Discussion, seat_id: int) -> None:
    """The seat was left or taken away: its open sockets ask again whether they may stay, and end."""
    hints.hint(audience_of(discussion.pk), f"seat:{seat_id}")


def _tell(discussion_id: int, kind: str) -> int:
    """The new version, 0 of what is gone; the hint, such as "table:17", leaves with the transaction or not at all."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_VERSION, [discussion_id, hints.CHANNEL, audience_of(discussion_id), f"{kind}:"])
        told = cursor.fetchone()
        return int(told[0]) if told else 0
