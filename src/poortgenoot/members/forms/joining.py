"""Asking a host to let you in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from poortgenoot.members.models import Host, Member
from poortgenoot.members.queries.hosts import joinable_by

NOTE_LENGTH = 300


class JoinForm(forms.Form):
    host: forms.ModelChoiceField[Host] = forms.ModelChoiceField(
        label=gettext_lazy("Bij welke gastheer hoor je?"),
        queryset=None,
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een gastheer, of sla deze stap over.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Wil je er iets bij zeggen?"),
        help_text=gettext_lazy("Bijvoorbeeld bij welk team je werkt, of je lidnummer."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = joinable_by(member)  # type: ignore[attr-defined]
