"""One change at a time in one discussion."""

from __future__ import annotations

from poortgenoot.discussions.models import Discussion


def locked(discussion: Discussion) -> Discussion:
    """The discussion as it is now; nobody else changes it until this transaction ends."""
    return Discussion.objects.select_for_update(of=("self",)).select_related("facilitator").get(pk=discussion.pk)
