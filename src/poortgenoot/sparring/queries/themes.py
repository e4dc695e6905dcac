"""The themes, as lists and forms show them."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.members.models import Theme


def all_themes() -> QuerySet[Theme]:
    return Theme.objects.order_by("name")
