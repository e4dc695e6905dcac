"""Who are you? Name, profession, since when, and a number only where the profession has a register."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.actions import Introduction
from poortgenoot.members.forms.chips import Chips
from poortgenoot.members.models import Member
from poortgenoot.members.professions import REGISTERS, Profession, Register

EARLIEST_YEAR = 1950
NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]{1,28}")


class IntroductionForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Je naam"),
        max_length=LIMITS.name_length,
        error_messages={"required": gettext_lazy("Vul je naam in.")},
    )
    professions = forms.MultipleChoiceField(
        label=gettext_lazy("Je beroepsgroep"),
        help_text=gettext_lazy("Meer dan één mag. De eerste in de lijst is hoe je spreekt, tenzij je anders kiest."),
        choices=Profession.choices,
        widget=Chips,
        error_messages={"required": gettext_lazy("Kies waar je bij hoort. Staat het er niet bij? Kies dan “andere”.")},
    )
    started_year = forms.IntegerField(
        label=gettext_lazy("Sinds welk jaar werk je in dit vak?"),
        help_text=gettext_lazy("Ongeveer is goed. Anderen zien alleen hoeveel jaar dat is."),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "year"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for register in dict.fromkeys(REGISTERS.values()):
            self.fields[f"number_{register}"] = _number_field(register)

    @classmethod
    def initial_of(cls, member: Member) -> dict[str, object]:
        """What `member` told before."""
        numbers: dict[str, object] = {f"number_{r.register}": r.number for r in member.registrations.all()}
        told: dict[str, object] = {
            "name": member.name,
            "professions": member.professions,
            "started_year": member.started_year,
        }
        return told | numbers

    def number_fields(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each number with the codes of the professions that have it."""
        return [
            (self[f"number_{register}"], [p for p, r in REGISTERS.items() if r == register])
            for register in dict.fromkeys(REGISTERS.values())
        ]

    def clean_started_year(self) -> int | None:
        year: int | None = self.cleaned_data["started_year"]
        if year is not None and not EARLIEST_YEAR <= year <= clock.today().year:
            said = _("Vul een jaartal in tussen {first} en {last}, bijvoorbeeld 2014.")
            raise forms.ValidationError(said.format(first=EARLIEST_YEAR, last=clock.today().year))
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for register in self._registers():
            number = "".join(str(data.get(f"number_{register}") or "").split())
            data[f"number_{register}"] = number
            if wrong := number and _wrong(register, number):
                self.add_error(f"number_{register}", wrong)
        return data

    def _registers(self) -> list[Register]:
        chosen = self.cleaned_data.get("professions", [])
        return list(dict.fromkeys(REGISTERS[p] for p in chosen if p in REGISTERS))

    def introduction(self) -> Introduction:
        data = self.cleaned_data
        return Introduction(
            name=data["name"],
            professions=tuple(data["professions"]),
            started_year=data["started_year"],
            numbers={register: data[f"number_{register}"] for register in self._registers()},
        )


def _number_field(register: Register) -> forms.CharField:
    label = gettext_lazy("Je BIG-nummer") if register == Register.BIG else register.label
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("Alleen de moderators van je gastheer zien dit nummer, om je beroep te bevestigen."),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric" if register == "BIG" else "text"}),
    )


def _wrong(register: Register, number: str) -> str:
    """What is wrong with `number`, in words; empty when nothing is."""
    if register == Register.BIG:
        is_right = number.isascii() and number.isdigit() and len(number) == 11
        said = _("Een BIG-nummer heeft 11 cijfers. Je vulde er {count} in. Laat het leeg als je het niet weet.")
        return "" if is_right else said.format(count=sum(c.isdigit() for c in number))
    if NUMBER.fullmatch(number):
        return ""
    return _("Dit nummer kennen we niet. Gebruik alleen letters, cijfers, punten en streepjes.")
