"""The fields of this room: boxes for what is said about a case, and the hidden key that makes two clicks one."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from poortgenoot.core.limits import LIMITS

type Words = str | Promise

FILL_IN = _("Vul dit nog in.")


class CaseText(forms.CharField):
    """A text about a case, exactly as typed: the guard's places in it must stay true. The browser cuts nothing off."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(strip=False, error_messages={"required": FILL_IN}, **kwargs)


def box(label: Words, help_text: Words = "", *, required: bool = True, rows: int = 4, **attrs: str) -> CaseText:
    """Several lines, in the type of what people say."""
    widget = forms.Textarea({"rows": rows, "class": "utrecht-textarea--voice", **attrs})
    return CaseText(label=label, help_text=help_text, required=required, widget=widget, longest=LIMITS.text_length)


def note(label: Words, help_text: Words = "") -> CaseText:
    """A few lines that may stay empty."""
    widget = forms.Textarea({"rows": 2, "class": "utrecht-textarea--voice"})
    return CaseText(label=label, help_text=help_text, required=False, widget=widget, longest=LIMITS.note_length)


def line(label: Words, help_text: Words = "", *, longest: int) -> CaseText:
    """One sentence."""
    widget = forms.TextInput({"autocomplete": "off", "data-longest": str(longest)})
    return CaseText(label=label, help_text=help_text, widget=widget, longest=longest)


class Key(forms.UUIDField):
    """Made with the empty form: sent twice, it counts once. One that got lost is made anew."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid.uuid4)

    def clean(self, value: object) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except forms.ValidationError:
            return uuid.uuid4()
