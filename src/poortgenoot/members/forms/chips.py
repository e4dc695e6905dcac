"""Choices that are touched rather than ticked; under it are plain checkboxes."""

from __future__ import annotations

from django import forms

from poortgenoot.members.queries.themes import theme_groups

__all__ = ["Chips", "theme_groups"]


class Chips(forms.CheckboxSelectMultiple):
    template_name = "members/widgets/chips.html"
