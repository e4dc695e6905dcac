"""A notice is its member's, and nobody else's."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Notice


def notices_visible_to(member: Member) -> QuerySet[Notice]:
    return Notice.objects.filter(member=member)
