"""One change at a time in one discussion."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.models import Discussion, Seat


def locked(discussion: Discussion) -> Discussion:
    """The discussion as it is now; nobody else changes it until this transaction ends.

    Nothing is joined to it: what stands beside a row that is waited for is as it was before the wait.
    """
    return _locked.get(discussion.pk)


def as_now(seat: Seat) -> Seat:
    """The seat as it is now, its discussion being locked: who waited may have been taken from the table meanwhile."""
    return _seat.get(seat.pk)


@prepared
def _locked(pk: int) -> QuerySet[Discussion]:
    return Discussion.objects.select_for_update().filter(pk=pk)


@prepared
def _seat(pk: int) -> QuerySet[Seat]:
    return Seat.objects.filter(pk=pk)
