"""Keeping a closed discussion findable for its seats, in the transaction that changes it."""

from __future__ import annotations

from poortgenoot.discussions.entries import discussion_entry
from poortgenoot.discussions.models import Discussion
from poortgenoot.search import actions as search

KIND = "discussion"


def put_discussion(discussion: Discussion) -> None:
    """As it is read now; one that is not closed, or is hidden, is not found."""
    found = Discussion.objects.filter(pk=discussion.pk, closed_at__isnull=False, hidden_at=None)
    fresh = found.select_related("explanation", "sequel").prefetch_related("seats", "lines", "themes").first()
    if fresh is None:
        return search.remove(KIND, discussion.pk)
    search.put(discussion_entry(fresh))


def remove_discussion(discussion: Discussion) -> None:
    search.remove(KIND, discussion.pk)
