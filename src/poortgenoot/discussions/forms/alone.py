"""The forms of *Weeg mee*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import shipped, words
from poortgenoot.discussions.actions.alone.preparing import FACTORS, MOST_VERDICTS
from poortgenoot.discussions.actions.guarded import nobody_in
from poortgenoot.discussions.divergence import DIRECTIONS, WEIGHTS
from poortgenoot.discussions.drafts import PreparedDraft
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.models import PreparedCase
from poortgenoot.guard.forms import GuardedForm
from poortgenoot.members.forms.chips import Chips
from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.forms.fields import box, line
from poortgenoot.sparring.models import Question

CANNOT = "x"


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor of the form: its fields, and what is wrong with it."""

    number: int
    title: str
    hint: str
    weight: forms.BoundField
    direction: forms.BoundField
    error: str


class WeighForm(forms.Form):
    """Two taps for each factor, a verdict and a profession."""

    key = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    verdict = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Kies wat jij zou doen.")}
    )
    profession = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies je beroepsgroep, anders weten we niet waar je merk hoort.")},
    )

    def __init__(self, *args: Any, prepared: PreparedCase, member: Member | None, **kwargs: Any) -> None:
        self.prepared = prepared
        super().__init__(*args, **kwargs)
        for place in range(len(prepared.factors)):
            self.fields[f"w{place}"] = forms.ChoiceField(choices=_weights(), required=False)
            self.fields[f"d{place}"] = forms.ChoiceField(choices=_directions(), required=False)
        self.fields["verdict"].choices = [(v["key"], v["text"]) for v in prepared.verdicts]  # type: ignore[attr-defined]
        spoken = list(member.professions) if member else Profession.values
        self.fields["profession"].choices = [(code, Profession(code).label) for code in sorted(spoken)]  # type: ignore[attr-defined]
        if member:
            self.fields["profession"].initial = member.profession

    def rows(self) -> Iterator[FactorRow]:
        for place, factor in enumerate(self.prepared.factors):
            weight, direction = self[f"w{place}"], self[f"d{place}"]
            error = " ".join(str(e) for e in [*weight.errors, *direction.errors])
            yield FactorRow(place + 1, factor["title"], factor["hint"], weight, direction, error)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for place in range(len(self.prepared.factors)):
            if f"w{place}" in self.errors or f"d{place}" in self.errors:
                continue
            if not given.get(f"w{place}"):
                self.add_error(f"w{place}", _("Hoe zwaar weegt dit? Of zeg dat je het niet kunt beoordelen."))
            elif given[f"w{place}"] != CANNOT and not given.get(f"d{place}"):
                self.add_error(f"d{place}", _("Hindert het, of helpt het?"))
        return given

    def contents(self) -> Contents:
        """What goes into the box. Call it for the sealing only."""
        given = self.cleaned_data
        factors = {
            factor["key"]: _weighed(given[f"w{place}"], given[f"d{place}"])
            for place, factor in enumerate(self.prepared.factors)
        }
        return Contents(factors, verdict=given["verdict"])


def _weighed(weight: str, direction: str) -> Weighed:
    return Weighed(cannot_judge=True) if weight == CANNOT else Weighed(int(weight), int(direction))


def _weights() -> list[tuple[str, str]]:
    return [*((str(n), words.weight(n)) for n in WEIGHTS), (CANNOT, _("Dit kan ik niet beoordelen"))]


def _directions() -> list[tuple[str, str]]:
    return [(str(n), words.direction(n)) for n in DIRECTIONS]


class CuriousForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Je e-mailadres"),
        help_text=gettext_lazy("Voor deze ene mail. Daarna wissen we het."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Vul een adres in."),
            "invalid": gettext_lazy("Dit lijkt geen e-mailadres. Kijk het nog eens na."),
        },
    )


class GatheringForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Waar is het?"),
        help_text=gettext_lazy("Dit staat op de poster en op het scherm, bijvoorbeeld: Najaarscongres."),
        max_length=80,
        error_messages={"required": gettext_lazy("Zeg waar het is, of voor wie.")},
    )
    prepared: forms.ModelChoiceField[PreparedCase] = forms.ModelChoiceField(
        label=gettext_lazy("Welke casus?"), queryset=None, empty_label=None
    )
    last_day = forms.DateField(
        label=gettext_lazy("Tot en met welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prepared"].queryset = cases  # type: ignore[attr-defined]
        self.fields["last_day"].initial = clock.today() + timedelta(days=14)

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        return nobody_in("title", title)

    def clean_last_day(self) -> datetime:
        """The end of that day in Amsterdam."""
        day = self.cleaned_data["last_day"]
        if not clock.today() <= day <= clock.today() + timedelta(days=366):
            raise forms.ValidationError(_("Kies een dag vanaf vandaag, hooguit een jaar vooruit."))
        return datetime.combine(day, time(23, 59, 59), clock.AMSTERDAM)


class PrepareForm(GuardedForm):
    """A question as a case to weigh along: the asker's own words, to shorten."""

    guarded = ("title", "employee", "story", "sentence", "verdict_question", *(f"verdict_{n}" for n in range(1, 5)))
    titles = ("title", "verdict_1", "verdict_2", "verdict_3", "verdict_4")

    host = forms.ChoiceField(label=gettext_lazy("Voor de leden van"), widget=forms.RadioSelect)
    title = line(gettext_lazy("Titel"), longest=LIMITS.title_length)
    employee = box(gettext_lazy("Wat wil en kan de werknemer?"), gettext_lazy("Hier begint ieder mee."), rows=3)
    story = box(gettext_lazy("Wat is er gebeurd?"), gettext_lazy("Vier tot zes zinnen: een minuut lezen."))
    sentence = line(gettext_lazy("Je vraag in één zin"), longest=LIMITS.sentence_length)
    factors = forms.MultipleChoiceField(
        label=gettext_lazy("Zes factoren om te wegen"),
        help_text=gettext_lazy("Kies er precies zes, liefst van verschillende soort."),
        widget=Chips,
        error_messages={"required": gettext_lazy("Kies er precies zes.")},
    )
    verdict_question = line(gettext_lazy("Wat vraag je na het wegen?"), longest=LIMITS.sentence_length)
    verdict_1 = line(gettext_lazy("Eerste keuze"), longest=LIMITS.factor_length)
    verdict_2 = line(gettext_lazy("Tweede keuze"), longest=LIMITS.factor_length)
    verdict_3 = line(gettext_lazy("Derde keuze"), longest=LIMITS.factor_length)
    verdict_4 = line(gettext_lazy("Vierde keuze"), longest=LIMITS.factor_length)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        self.question = question
        by: Member = kwargs["by"]
        self.hosts = {str(m.host_id): m.host for m in by.memberships.select_related("host")}
        super().__init__(*args, initial=self.begin(), use_required_attribute=False, **kwargs)
        for name in ("verdict_3", "verdict_4"):
            self.fields[name].required = False
        self.fields["host"].choices = [(pk, host.name) for pk, host in self.hosts.items()]  # type: ignore[attr-defined]
        self.fields["factors"].choices = self._factor_groups()  # type: ignore[attr-defined]

    def begin(self) -> dict[str, object]:
        question = self.question
        themes = [theme.slug for theme in question.themes.all()]
        return {
            "host": next(iter(self.hosts), None),
            "title": question.title,
            "employee": question.wants,
            "story": "\n\n".join(part for part in (question.happened, question.tried) if part.strip()),
            "sentence": question.sentence,
            "verdict_question": _("Wat zou jij als eerste doen?"),
            "factors": [idea.key for idea in shipped.suggested(themes, FACTORS)],
        }

    def _factor_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The factors of the question's themes and those that fit everywhere, by their six groups."""
        themes = {theme.slug for theme in self.question.themes.all()}
        fit = [idea for idea in shipped.factors() if not idea.themes or idea.themes & themes]
        return [
            (str(name), [(idea.key, idea.title) for idea in fit if idea.group == group])
            for group, name in words.GROUPS.items()
        ]

    def clean_factors(self) -> list[str]:
        chosen = list(self.cleaned_data["factors"])
        if len(chosen) != FACTORS:
            raise forms.ValidationError(_("Kies er precies {n}.").format(n=FACTORS))
        return chosen

    def draft(self) -> PreparedDraft:
        given = self.cleaned_data
        host: Host = self.hosts[given["host"]]
        return PreparedDraft(
            host=host,
            theme=self.question.themes.first(),
            **{name: given[name] for name in ("title", "employee", "story", "sentence", "verdict_question")},
            factors=tuple(given["factors"]),
            verdicts=tuple(given[f"verdict_{n}"] for n in range(1, MOST_VERDICTS + 1)),
            decisions=self.decisions,
        )
