"""Where and when do you work, and on what?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core.limits import LIMITS
from poortgenoot.members import places
from poortgenoot.members.actions import Work
from poortgenoot.members.days import DAYS
from poortgenoot.members.forms.chips import Chips
from poortgenoot.members.models import Member
from poortgenoot.members.queries.themes import theme_groups

MOST_THEMES = 12
"""A member with more themes than this brings everything, which is nothing."""


class PlaceField(forms.CharField):
    """A place from the list, written as "Zwolle, Overijssel" or just "Zwolle"; cleans to a `Place` or None."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"list": "plaatsen", "autocomplete": "off", "data-place": True}
        super().__init__(required=False, max_length=90, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        if (place := places.by_label(text)) is None:
            raise forms.ValidationError(_unknown(text))
        return place


def _unknown(text: str) -> str:
    like = places.found(text[:4], most=3)
    said = _("Deze plaats staat niet in onze lijst: {text}.").format(text=text)
    if not like:
        return said + " " + _("Kies een grotere plaats in de buurt.")
    return said + " " + _("Bedoel je {names}?").format(names=", ".join(p.label for p in like))


class WorkForm(forms.Form):
    work_days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Je werkdagen"), choices=list(DAYS.items()), coerce=int, required=False, widget=Chips
    )
    themes_brought = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Hier weet ik veel van"),
        help_text=gettext_lazy("Hierover mogen anderen je een vraag stellen."),
        coerce=int,
        required=False,
        widget=Chips,
    )
    themes_sought = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Hier wil ik meer over weten"),
        help_text=gettext_lazy("Hierover laten we je vragen en lessen van anderen zien."),
        coerce=int,
        required=False,
        widget=Chips,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = theme_groups()
        for name in ("themes_brought", "themes_sought"):
            self.fields[name].choices = groups  # type: ignore[attr-defined]
        for number in range(1, LIMITS.work_places + 1):
            label = _("Werkplek") if number == 1 else _("Nog een werkplek")
            self.fields[f"place_{number}"] = PlaceField(label=label)

    @classmethod
    def initial_of(cls, member: Member) -> dict[str, object]:
        known = enumerate(member.work_places.order_by("pk"), start=1)
        return {f"place_{n}": f"{place.name}, {place.province}" for n, place in known} | {
            "work_days": member.work_days,
            "themes_brought": member.themes_brought,
            "themes_sought": member.themes_sought,
        }

    def place_fields(self) -> list[forms.BoundField]:
        return [self[f"place_{number}"] for number in range(1, LIMITS.work_places + 1)]

    def clean_themes_brought(self) -> list[int]:
        return self._few("themes_brought")

    def clean_themes_sought(self) -> list[int]:
        return self._few("themes_sought")

    def _few(self, name: str) -> list[int]:
        chosen: list[int] = self.cleaned_data[name]
        if len(chosen) > MOST_THEMES:
            said = _("Kies er hoogstens {most}; je koos er {count}. Wat past het best bij je?")
            raise forms.ValidationError(said.format(most=MOST_THEMES, count=len(chosen)))
        return chosen

    def work(self) -> Work:
        data = self.cleaned_data
        chosen = (data[f"place_{number}"] for number in range(1, LIMITS.work_places + 1))
        return Work(
            places=tuple(place for place in chosen if place),
            work_days=tuple(data["work_days"]),
            themes_brought=tuple(data["themes_brought"]),
            themes_sought=tuple(data["themes_sought"]),
        )
