"""*Zo werk ik*: how somebody works, who may see what, and how often they want to be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.actions import Way
from poortgenoot.members.days import SLOT_NAMES
from poortgenoot.members.forms.chips import Chips
from poortgenoot.members.models import Member
from poortgenoot.members.models.members import SHOWN_FIELDS, Shown

TEXTS = {
    "decide": (gettext_lazy("Dit beslis ik"), gettext_lazy("En dit beslis ik juist niet.")),
    "weigh": (gettext_lazy("Dit weeg ik"), gettext_lazy("Waar kijk je het eerst naar?")),
    "need": (gettext_lazy("Dit heb ik nodig van de anderen"), gettext_lazy("Wat helpt jou het meest in een vraag?")),
    "reach": (gettext_lazy("Zo bereik je mij"), gettext_lazy("Bijvoorbeeld wanneer je belt of mailt.")),
}
FIELD_NAMES = {
    "work_places": gettext_lazy("Werkplekken"),
    "work_days": gettext_lazy("Werkdagen"),
    "meeting_slots": gettext_lazy("Dagdelen om af te spreken"),
    "themes_brought": gettext_lazy("Thema's waar ik veel van weet"),
    "themes_sought": gettext_lazy("Thema's waar ik meer over wil weten"),
    **{name: label for name, (label, _hint) in TEXTS.items()},
}
MOST_A_WEEK = 10


class WayForm(forms.Form):
    meeting_slots = forms.MultipleChoiceField(
        label=gettext_lazy("Dan wil ik wel afspreken"),
        choices=list(SLOT_NAMES.items()),
        required=False,
        widget=Chips,
    )
    weekly_cap = forms.IntegerField(
        label=gettext_lazy("Zoveel vragen per week wil ik hoogstens krijgen"),
        help_text=gettext_lazy("Een casusbespreking telt ook mee. Met 0 vragen we je niets. Je mag altijd nee zeggen."),
        min_value=0,
        max_value=MOST_A_WEEK,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "year"}),
    )
    paused_until = forms.DateField(
        label=gettext_lazy("Even geen vragen tot en met"),
        help_text=gettext_lazy("Bijvoorbeeld in je vakantie. Maak het leeg om weer mee te doen."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in TEXTS.items():
            self.fields[name] = _text(label, hint)
        for name in SHOWN_FIELDS:
            said = _("{field}: wie ziet dit?").format(field=FIELD_NAMES[name])
            self.fields[f"shown_{name}"] = forms.ChoiceField(label=said, choices=Shown.choices)

    @classmethod
    def initial_of(cls, member: Member) -> dict[str, object]:
        plain = {name: getattr(member, name) for name in ("meeting_slots", "weekly_cap", "paused_until", *TEXTS)}
        return plain | {f"shown_{name}": member.shown_to(name) for name in SHOWN_FIELDS}

    def text_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in TEXTS]

    def shown_fields(self) -> list[tuple[str, forms.BoundField]]:
        """Each field of the profile by name, with the choice who may see it."""
        return [(str(FIELD_NAMES[name]), self[f"shown_{name}"]) for name in SHOWN_FIELDS]

    def clean_paused_until(self) -> date | None:
        until: date | None = self.cleaned_data["paused_until"]
        if until is not None and until < clock.today():
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies een dag die nog komt, of maak het leeg."))
        return until

    def way(self) -> Way:
        data = self.cleaned_data
        return Way(
            meeting_slots=tuple(data["meeting_slots"]),
            texts={name: data[name] for name in TEXTS},
            shown={name: data[f"shown_{name}"] for name in SHOWN_FIELDS},
            weekly_cap=data["weekly_cap"],
            paused_until=data["paused_until"],
        )


def _text(label: object, hint: object) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=False,
        max_length=LIMITS.note_length,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
