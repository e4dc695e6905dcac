"""Choices that are touched rather than ticked; under it are plain checkboxes."""

from __future__ import annotations

from django import forms

from poortgenoot.members.models import Theme


class Chips(forms.CheckboxSelectMultiple):
    template_name = "members/widgets/chips.html"


def theme_groups() -> list[tuple[str, list[tuple[int, str]]]]:
    """All themes by their group, for a field of choices."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for theme in Theme.objects.order_by("group", "name"):
        groups.setdefault(theme.group, []).append((theme.pk, theme.name))
    return list(groups.items())
