"""Putting a question: one box that unfolds into a whole case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from poortgenoot.core.limits import LIMITS
from poortgenoot.guard.forms import GuardedForm
from poortgenoot.members.forms.chips import theme_groups
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.drafts import Draft
from poortgenoot.sparring.forms.choices import ProfessionsAsked, Themes, professions_asked, terms_offered
from poortgenoot.sparring.forms.fields import Key, box, line
from poortgenoot.sparring.models import Reading, Term

ASK_SOMEBODY = _("Kies aan wie je dit voorlegt: ten minste één beroepsgroep.")


class AskForm(GuardedForm):
    """`expected`: working hours to a first answer by profession, where known; `on_duty`: who has duty this week."""

    guarded = ("happened", "wants", "tried", "consideration", "sentence", "title")

    draft_key = Key()
    happened = box(
        _("Wat houdt je bezig?"),
        _("Vertel wat er gebeurt, zonder namen. De controle kijkt mee terwijl je typt."),
        rows=4,
    )
    wants = box(_("Wat wil en kan de werknemer?"), _("Elke zaak begint hier. Ook wat wél lukt."), rows=3)
    tried = box(_("Wat is er al geprobeerd?"), required=False, rows=2)
    consideration = box(_("Wat denk je er zelf tot nu toe van?"), required=False, rows=2)
    sentence = line(
        _("Je vraag in één zin"),
        _("Wat wil je van een ander weten of horen?"),
        longest=LIMITS.sentence_length,
    )
    title = line(
        _("Titel"),
        _("Die komt in de uitnodiging en in de mail. Houd hem algemeen."),
        longest=LIMITS.title_length,
    )
    themes = forms.TypedMultipleChoiceField(label=_("Thema's"), widget=Themes, coerce=int, required=False)
    professions = forms.MultipleChoiceField(
        label=_("Aan wie leg je dit voor?"),
        help_text=_("Eén is genoeg; allemaal mag ook. Per beroepsgroep vragen we er een paar, niet iedereen."),
        widget=ProfessionsAsked,
        choices=professions_asked,
        error_messages={"required": ASK_SOMEBODY, "invalid_choice": ASK_SOMEBODY},
    )
    term = forms.ChoiceField(
        label=_("Wanneer heb je een eerste reactie nodig?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een termijn."), "invalid_choice": _("Kies een andere termijn.")},
    )
    reading = forms.ChoiceField(
        label=_("Wie mag meelezen?"),
        help_text=_("Meelezen is niet hetzelfde als gevraagd worden: meelezers krijgen geen bericht."),
        widget=forms.RadioSelect,
        choices=Reading.choices,
        initial=Reading.ASKED,
        error_messages={"required": _("Kies wie mag meelezen.")},
    )
    asked_as = forms.ChoiceField(label=_("Ik vraag dit als"), widget=forms.RadioSelect, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        by: Member,
        on_duty: Collection[str] = (),
        expected: Mapping[str, int | None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, by=by, use_required_attribute=False, **kwargs)
        self.fields["themes"].choices = theme_groups()  # type: ignore[attr-defined]
        self.fields["term"].choices = terms_offered(on_duty)  # type: ignore[attr-defined]
        self.fields["term"].initial = Term.WEEK
        self.fields["professions"].widget.know(on_duty, expected or {})
        if len(by.professions) < 2:
            del self.fields["asked_as"]
            return
        self.fields["asked_as"].choices = [(p, Profession(p).label) for p in by.professions]  # type: ignore[attr-defined]
        self.fields["asked_as"].initial = by.profession

    def draft(self) -> Draft:
        said = self.cleaned_data
        return Draft(
            draft_key=said["draft_key"],
            **{name: said[name] for name in self.guarded},
            professions=tuple(said["professions"]),
            term=said["term"],
            themes=tuple(said["themes"]),
            reading=said["reading"],
            asked_as=said.get("asked_as", ""),
            decisions=self.decisions,
        )
