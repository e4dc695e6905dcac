"""Signing up for a week of duty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock, spoken
from poortgenoot.members.models import Member
from poortgenoot.members.professions import ASKABLE, Profession
from poortgenoot.sparring.models.duties import DUTY_CAP
from poortgenoot.sparring.queries.people import monday_of

WEEKS_SHOWN = 12
MOST = 50


class DutyForm(forms.Form):
    use_required_attribute = False

    profession = forms.ChoiceField(label=gettext_lazy("Ik doe dienst als"), widget=forms.RadioSelect)
    monday = forms.TypedChoiceField(label=gettext_lazy("Week"), coerce=date.fromisoformat)
    cap = forms.IntegerField(
        label=gettext_lazy("Hoeveel vragen wil je die week hooguit krijgen?"),
        min_value=1,
        max_value=MOST,
        initial=DUTY_CAP,
        widget=forms.NumberInput({"class": "year"}),
    )

    def __init__(self, data: QueryDict | None = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        own = [p for p in by.professions if p in by.verified_professions and p in ASKABLE]
        self.fields["profession"].choices = [(p, Profession(p).label) for p in own]  # type: ignore[attr-defined]
        self.fields["profession"].initial = own[0] if own else None
        self.fields["monday"].choices = weeks_ahead()  # type: ignore[attr-defined]


def weeks_ahead() -> list[tuple[str, str]]:
    """This week and the next ones: their Monday, and how people say it."""
    this = monday_of(clock.now())
    mondays = [this + timedelta(weeks=n) for n in range(WEEKS_SHOWN)]
    return [(monday.isoformat(), _said(monday, this)) for monday in mondays]


def _said(monday: date, this: date) -> str:
    friday = monday + timedelta(days=4)
    span = {"from": str(monday.day) if monday.month == friday.month else _day(monday), "to": _day(friday)}
    return (_("Deze week: %(from)s tot en met %(to)s") if monday == this else _("%(from)s tot en met %(to)s")) % span


def _day(day: date) -> str:
    return f"{day.day} {spoken.MONTHS[day.month - 1]}"
