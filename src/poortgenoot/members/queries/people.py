"""Members as pages show them."""

from __future__ import annotations

from collections.abc import Sequence

from poortgenoot.members.access import members_visible_to
from poortgenoot.members.models import Host, Member, Theme


def in_order_of(ids: Sequence[int], viewer: Member) -> list[Member]:
    """The members of `ids` that `viewer` may see, in that order, with hosts and places at hand."""
    rows = members_visible_to(viewer).filter(pk__in=ids).prefetch_related("memberships", "vouches", "work_places")
    found = {member.pk: member for member in rows}
    return [found[pk] for pk in ids if pk in found]


def theme_names() -> dict[int, str]:
    """Every theme by its key, in the order of their names."""
    return dict(Theme.objects.values_list("pk", "name"))


def host_names() -> dict[int, str]:
    """Every host by its key, in the order of their names."""
    return dict(Host.objects.values_list("pk", "name"))
