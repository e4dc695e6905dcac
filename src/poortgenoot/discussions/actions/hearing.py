"""Telling every open page of a discussion that something changed: a hint with the new version, never content."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from poortgenoot.core import hints
from poortgenoot.discussions.models import Discussion, Seat


def audience_of(discussion_id: int) -> str:
    return f"discussion-{discussion_id}"


def tell_table(discussion: Discussion) -> None:
    """Something that all seats see changed. Call it inside the transaction, with the discussion's row locked."""
    Discussion.objects.filter(pk=discussion.pk).update(version=F("version") + 1)
    discussion.version += 1
    hints.hint(audience_of(discussion.pk), f"table:{discussion.version}")


def tell_soon(discussion: Discussion) -> None:
    """Like `tell_table`, for what many do at once, such as sealing: pages show it a moment later, once for all."""
    Discussion.objects.filter(pk=discussion.pk).update(version=F("version") + 1)
    discussion.version += 1
    hints.hint(audience_of(discussion.pk), f"people:{discussion.version}")


def tell_people(seat_id: int) -> None:
    """Somebody came or went: open pages show it a moment later. Call it with nothing locked: it waits for the
    discussion's row, and who holds that may wait for a seat."""
    pk = Seat.objects.values_list("discussion", flat=True).get(pk=seat_id)
    with transaction.atomic():
        Discussion.objects.filter(pk=pk).update(version=F("version") + 1)
        version = Discussion.objects.values_list("version", flat=True).get(pk=pk)
        hints.hint(audience_of(pk), f"people:{version}")


def close_sockets(discussion: Discussion, seat_id: int) -> None:
    """The seat was left or taken away: its open sockets ask again whether they may stay, and end."""
    hints.hint(audience_of(discussion.pk), f"seat:{seat_id}")
