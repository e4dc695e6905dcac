"""One change at a time in one discussion."""

from __future__ import annotations

from poortgenoot.discussions.models import Discussion


def locked(discussion: Discussion) -> Discussion:
    """The discussion as it is now; nobody else changes it until this transaction ends.

    Nothing is joined to it: what stands beside a row that is waited for is as it was before the wait.
    """
    return Discussion.objects.select_for_update().get(pk=discussion.pk)
