"""Certificates: my own, and the one that somebody holds in their hands."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.discussions.models import Certificate
from poortgenoot.members.models import Member

WITH = ("attendance__meeting__group__host", "attendance__peer")


def by_code(code: str) -> Certificate | None:
    """What anybody may look up: the code is the key."""
    return Certificate.objects.select_related(*WITH).filter(code=code).first()


def mine(member: Member) -> QuerySet[Certificate]:
    return Certificate.objects.select_related(*WITH).filter(attendance__peer__member=member)
