"""Themes, for who chooses among them."""

from __future__ import annotations

from poortgenoot.members.models import Theme


def theme_groups() -> list[tuple[str, list[tuple[int, str]]]]:
    """All themes by their group, for a field of choices."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for theme in Theme.objects.order_by("group", "name"):
        groups.setdefault(theme.group, []).append((theme.pk, theme.name))
    return list(groups.items())
