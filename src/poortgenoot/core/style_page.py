"""The living page of the look: each component in each state, with invented words."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from poortgenoot.core import clock
from poortgenoot.core.access import public
from poortgenoot.core.icons import ICONS
from poortgenoot.core.marks import MARKS

TERMS = (("today", _lazy("vandaag")), ("week", _lazy("deze week")), ("calm", _lazy("geen haast")))
SECTIONS = ("colour", "type", "marks", "arch", "question", "lists", "forms", "scales", "buttons", "states", "figures")
COLOURS = (
    "paper", "sheet", "shade", "line", "line-strong", "ink-soft", "ink",
    "accent", "accent-wash", "error", "error-wash", "warning", "warning-wash",
)  # fmt: skip

SCALES = (
    {
        "name": "gewicht",
        "asks": _lazy("Hoe zwaar weegt dit?"),
        "ends": (_lazy("telt niet mee"), _lazy("heel zwaar"), _lazy("weet niet")),
        "points": (
            ("0", _lazy("telt niet mee")),
            ("1", _lazy("weegt licht")),
            ("2", _lazy("weegt mee")),
            ("3", _lazy("weegt zwaar")),
            ("4", _lazy("weegt heel zwaar")),
            ("?", _lazy("Dit kan ik niet beoordelen")),
        ),
        "chosen": "3",
        "cannot": True,
    },
    {
        "name": "kant",
        "asks": _lazy("Hindert of helpt het de terugkeer?"),
        "ends": (_lazy("hindert sterk"), _lazy("helpt sterk")),
        "points": (
            ("−−", _lazy("hindert sterk")),
            ("−", _lazy("hindert wat")),
            ("0", _lazy("helpt niet en hindert niet")),
            ("+", _lazy("helpt wat")),
            ("++", _lazy("helpt sterk")),
        ),
        "chosen": "",
        "cannot": False,
    },
)


class SampleForm(forms.Form):
    """Every kind of field once."""

    title = forms.CharField(
        label=_lazy("Je vraag in één zin"),
        help_text=_lazy("Zo kort dat een collega hem op de fiets kan onthouden."),
        max_length=110,
    )
    story = forms.CharField(label=_lazy("Wat er gebeurde"), widget=forms.Textarea, max_length=600)
    term = forms.ChoiceField(label=_lazy("Wanneer wil je een reactie?"), choices=TERMS, widget=forms.RadioSelect)
    asked = forms.MultipleChoiceField(
        label=_lazy("Wie vraag je?"),
        choices=[(code, mark.name) for code, mark in MARKS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(label=_lazy("Hoe ver weg mag het zijn?"), choices=TERMS, required=False)
    closed = forms.CharField(label=_lazy("Wat vaststaat"), disabled=True, initial=_lazy("Dit kun je niet veranderen"))
    agreed = forms.BooleanField(label=_lazy("Ik heb gelezen wat er gecontroleerd is"))


@public
def style(request: HttpRequest) -> HttpResponse:
    filled = {"title": _("Eerst uren of eerst taken?"), "story": "", "term": "week", "agreed": "on"}
    now = clock.now()
    context = {
        "sections": [f"style/_{name}.html" for name in SECTIONS],
        "colours": COLOURS,
        "codes": list(MARKS),
        "icons": list(ICONS),
        "times": [now + timedelta(hours=h) for h in (-30, -3, 3, 22, 75, 24 * 40, 24 * 400)],
        "scales": SCALES,
        "empty_form": SampleForm(prefix="empty"),
        "failed_form": SampleForm({f"failed-{k}": v for k, v in filled.items()}, prefix="failed"),
        "steps": [_("Wat houdt je bezig"), _("Je vraag"), _("Wie je vraagt"), _("Nakijken")],
        "tabs": [
            {"url": "#", "label": _("Wacht op mij"), "count": 2, "current": True},
            {"url": "#", "label": _("Mijn vragen"), "count": 1},
            {"url": "#", "label": _("Afgerond"), "count": None},
        ],
        "filters": [{"url": "#", "label": MARKS[c].name, "code": c, "count": n} for c, n in (("BA", 12), ("AD", 8))]
        + [{"url": "#", "label": _("frisse blik"), "count": 5, "current": True}],
        "tags": [_("burn-out"), _("spoor 2"), _("belastbaarheid")],
        "three": ["AD", "BA", "VA"],
        "two": ["BA", "VA"],
    }
    return render(request, "style/style.html", context)
