"""The form in which a host's moderator changes a method: a head, and a row of fields for each step.

It works without script: each button sends everything, and what it asks (a step more, one away, one up or down) is
done to the rows before the page comes back. Nothing is kept before "Bewaar".
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core.numbers import number_in
from poortgenoot.discussions.method import (
    LONGEST_SCRIPT,
    LONGEST_STEP_DAYS,
    LONGEST_STEP_MINUTES,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MEETINGS,
    SEALED_KINDS,
    Method,
    StepKind,
)
from poortgenoot.discussions.method_faults import Fault
from poortgenoot.discussions.method_reading import Unreadable, plain, read
from poortgenoot.discussions.method_words import ACTIVE, CARDS, KINDS, SHOWS
from poortgenoot.discussions.script_file import LARGEST_KB, read_file
from poortgenoot.discussions.telling_faults import sentence, whole_sentence
from poortgenoot.members.forms.chips import Chips

type Row = dict[str, Any]

MOST_ROWS = LONGEST_SCRIPT + 5
"""Rows that a form is read with; a script that is too long is still shown, and refused."""
NUMBERS = ("minutes", "days", "meeting")
SWITCHES = ("nameless", "private")


def _text(label: Any, rows: int = 2, help_text: Any = "", required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, max_length=LONGEST_TEXT, required=required)


class HeadForm(forms.Form):
    """What a method is called and when it suits."""

    title = forms.CharField(label=gettext_lazy("Hoe heet de werkvorm?"), max_length=LONGEST_TITLE)
    summary = _text(gettext_lazy("Wat doe je ermee, in een paar zinnen?"))
    suits = _text(gettext_lazy("Wanneer kies je hem?"))


class StepForm(forms.Form):
    """One step. Which step it opens or repeats is chosen from those before it."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Wat voor stap is het?"), choices=list(KINDS.items()))
    title = forms.CharField(label=gettext_lazy("Naam van de stap"), max_length=LONGEST_TITLE)
    instructions = _text(gettext_lazy("Wat doen mensen in deze stap?"), 3)
    lead = _text(gettext_lazy("Een tip voor wie leidt"), required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minuten, live"), min_value=1, max_value=LONGEST_STEP_MINUTES)
    days = forms.IntegerField(label=gettext_lazy("Werkdagen, in rust"), min_value=1, max_value=LONGEST_STEP_DAYS)
    meeting = forms.IntegerField(label=gettext_lazy("In welke bijeenkomst?"), min_value=1, max_value=MEETINGS)
    active = forms.ChoiceField(label=gettext_lazy("Wie doet iets?"), choices=list(ACTIVE.items()))
    shows = forms.MultipleChoiceField(
        label=gettext_lazy("Wat is te zien?"), choices=list(SHOWS.items()), widget=Chips, required=False
    )
    reveals = forms.ChoiceField(label=gettext_lazy("Welke stap gaat open?"), required=False)
    again = forms.ChoiceField(label=gettext_lazy("Welke weging doe je opnieuw?"), required=False)
    cards = forms.ChoiceField(label=gettext_lazy("Kaarten"), choices=list(CARDS.items()), required=False)
    nameless = forms.BooleanField(label=gettext_lazy("Bijdragen zonder naam tot de ronde sluit"), required=False)
    private = forms.BooleanField(label=gettext_lazy("Alleen voor jezelf"), required=False)

    def __init__(self, rows: list[Row], place: int, faults: tuple[Fault, ...]) -> None:
        super().__init__(initial=rows[place], prefix=f"s{place}", use_required_attribute=False)
        self.number = place + 1
        self.is_last = place + 1 == len(rows)
        self.faults = [sentence(fault) for fault in faults if fault.step == self.number]
        before = list(enumerate(rows[:place], 1))
        sealed = [(row["key"], f"{n}. {row['title']}") for n, row in before if _is_sealed(row)]
        weighed = [(row["key"], f"{n}. {row['title']}") for n, row in before if row["kind"] == StepKind.WEIGH]
        self._choose("reveals", [("", _("de laatste weging of het laatste oordeel")), *sealed])
        self._choose("again", [("", _("geen, dit is een eerste weging")), *weighed])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What was chosen stays in sight, also when its step moved or went: the fault at the step says so."""
        value = str(self.initial.get(name, ""))
        if value and value not in dict(choices):
            choices.append((value, _("een stap die hier niet meer voor staat")))
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def opened(self) -> bool:
        return bool(self.faults) or not self.initial.get("title")


class ScriptForm:
    """The whole form: `head`, `steps`, and `faults` of the method itself. `method` is None while it cannot be read."""

    def __init__(self, head: Mapping[str, Any], rows: list[Row], version: int, faults: tuple[Fault, ...] = ()) -> None:
        self.version = version
        self.rows = rows
        self.head_values = {name: str(head.get(name, "")) for name in HeadForm.base_fields}
        self.head = HeadForm(initial=self.head_values, use_required_attribute=False)
        self.steps = [StepForm(rows, place, faults) for place in range(len(rows))]
        self.faults = [sentence(fault) for fault in faults if not fault.step]
        self.all_faults = [(fault.step, whole_sentence(fault)) for fault in faults]

    @classmethod
    def of(cls, method: Method, version: int) -> ScriptForm:
        data = plain(method)
        return cls(data, data["steps"], version)

    @classmethod
    def sent(cls, data: QueryDict) -> ScriptForm:
        """The form as it was sent, with what its button asks done to the rows."""
        count = min(number_in(data.get("count", "0")) or 0, MOST_ROWS)
        rows = [_row(data, place) for place in range(count)]
        _do(rows, data.get("do", ""))
        return cls(data.dict(), rows, number_in(data.get("version", "0")) or 0)

    def with_faults(self, faults: tuple[Fault, ...]) -> ScriptForm:
        return ScriptForm(self.head_values, self.rows, self.version, faults)

    def on_top_of(self, version: int) -> ScriptForm:
        """The same, to be kept in place of what another made of it."""
        return ScriptForm(self.head_values, self.rows, version)

    def method(self, key: str) -> Method:
        """Raises `Unreadable`."""
        return read({**self.head_values, "key": key, "steps": self.rows})


class ImportForm(forms.Form):
    """A method from a file."""

    file = forms.FileField(
        label=gettext_lazy("Een werkvorm uit een bestand"),
        help_text=gettext_lazy("TOML of JSON, zoals je hem hier kunt opslaan."),
        error_messages={"required": gettext_lazy("Kies een bestand.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,.json"}),
    )

    def clean_file(self) -> Method:
        file = self.cleaned_data["file"]
        try:
            return read_file(file.read(LARGEST_KB * 1000 + 1))
        except Unreadable as unreadable:
            raise forms.ValidationError([whole_sentence(fault) for fault in unreadable.faults[:10]]) from None


def _row(data: QueryDict, place: int) -> Row:
    """One step as plain data; a number that is none stays a word, so that it is refused by name."""
    name = f"s{place}-{{}}".format
    row: Row = {field: data.get(name(field), "").strip() for field in StepForm.base_fields}
    row |= {field: row[field] if (n := number_in(row[field])) is None else n for field in NUMBERS}
    row |= {field: bool(row[field]) for field in SWITCHES}
    row["shows"] = data.getlist(name("shows"))
    row["key"] = row["key"][:60] or _new_key()
    return row


def _do(rows: list[Row], asked: str) -> None:
    verb, _dash, number = asked.partition("-")
    place = (number_in(number) or 0) - 1
    if verb == "erbij" and len(rows) < MOST_ROWS:
        rows.append(_empty(rows[-1]["meeting"] if rows else 1))
    if not 0 <= place < len(rows):
        return
    if verb == "weg":
        rows.pop(place)
    other = {"omhoog": place - 1, "omlaag": place + 1}.get(verb, place)
    if 0 <= other < len(rows) and verb != "weg":
        rows[place], rows[other] = rows[other], rows[place]


def _empty(meeting: object) -> Row:
    return {
        "key": _new_key(),
        "kind": StepKind.TURNS,
        "title": "",
        "instructions": "",
        "minutes": 5,
        "days": 1,
        "meeting": meeting,
        "active": "everyone",
        "shows": ["wishes"],
        "reveals": "",
        "again": "",
        "cards": "",
    }


def _new_key() -> str:
    return f"stap-{secrets.token_hex(3)}"


def _is_sealed(row: Row) -> bool:
    return row["kind"] in {str(kind) for kind in SEALED_KINDS}
