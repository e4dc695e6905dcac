"""What the keepers decided about a possible data breach."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from poortgenoot.guard.forms import GuardedForm
from poortgenoot.sparring.actions.breaches import Judgement
from poortgenoot.sparring.forms.fields import note
from poortgenoot.sparring.models import Breach


class BreachForm(GuardedForm):
    guarded = ("not_reported_because", "note")
    titles = guarded

    reported_on = forms.DateField(
        label=_("Gemeld bij de AP op"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Dit is geen dag.")},
    )
    not_reported_because = note(_("Of: niet gemeld, omdat"), _("Bijvoorbeeld: niemand las de tekst voor hij weg was."))
    person = forms.ChoiceField(
        label=_("Is het verteld aan wie het betreft? (AVG artikel 34)"),
        choices=Breach.Person.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )
    note = note(_("Wat een ander hierover moet weten"), _("Geen namen en niets uit de zaak."))
    done = forms.BooleanField(label=_("Er is niets meer te doen: sluit dit dossier"), required=False)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)

    def judgement(self) -> Judgement:
        said = self.cleaned_data
        person = Breach.Person(said["person"])
        return Judgement(said["reported_on"], said["not_reported_because"], person, said["note"])

    @staticmethod
    def begin(breach: Breach) -> dict[str, object]:
        """What was written down before."""
        return {name: getattr(breach, name) for name in ("reported_on", "not_reported_because", "person", "note")}
