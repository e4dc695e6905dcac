"""How it ended, and what others may learn from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from poortgenoot.core.limits import LIMITS
from poortgenoot.guard.forms import GuardedForm
from poortgenoot.members.forms.chips import theme_groups
from poortgenoot.sparring.drafts import LessonDraft, OutcomeDraft
from poortgenoot.sparring.forms.choices import Themes
from poortgenoot.sparring.forms.fields import box, line
from poortgenoot.sparring.models import Outcome, Question


class OutcomeForm(GuardedForm):
    guarded = ("did", "brought", "tell")

    did = box(_("Wat heb je gedaan?"), rows=3)
    brought = box(
        _("Wat bracht het?"),
        _("Ook als het anders liep dan je hoopte. Wie meedacht, leest dit."),
        rows=3,
    )
    tell = box(
        _("Wat zou je de werknemer vertellen?"),
        _("In gewone woorden, zoals je het aan tafel zegt."),
        required=False,
        rows=3,
    )
    lesson = forms.BooleanField(label=_("Hier kunnen anderen van leren: maak er hierna een les van"), required=False)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)

    def draft(self) -> OutcomeDraft:
        said = self.cleaned_data
        return OutcomeDraft(said["did"], said["brought"], said["tell"], self.decisions)


class LessonForm(GuardedForm):
    guarded = ("title", "case_text", "insight", "for_employee")

    title = line(
        _("Titel"),
        _("Waar zoekt een ander op? Hier blijft niets staan dat iemand weggeeft."),
        longest=LIMITS.title_length,
    )
    case_text = box(_("De zaak, kort"), _("Alleen wat je nodig hebt om het te begrijpen."), rows=5)
    insight = box(_("Wat het bracht"), _("Wat zou je een collega meegeven?"), rows=4)
    for_employee = box(_("Wat je de werknemer kunt vertellen"), required=False, rows=3)
    themes = forms.TypedMultipleChoiceField(label=_("Thema's"), widget=Themes, coerce=int, required=False)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.fields["themes"].choices = theme_groups()  # type: ignore[attr-defined]

    def draft(self) -> LessonDraft:
        said = self.cleaned_data
        texts = {name: said[name] for name in self.guarded}
        return LessonDraft(**texts, themes=tuple(said["themes"]), decisions=self.decisions)

    @staticmethod
    def begin(question: Question, outcome: Outcome | None) -> dict[str, object]:
        """What the form starts with: the asker's own words, to shorten."""
        parts = (question.wants, question.happened, question.tried)
        return {
            "title": question.title,
            "case_text": "\n\n".join(part.strip() for part in parts if part.strip()),
            "insight": outcome.brought if outcome else "",
            "for_employee": outcome.tell if outcome else "",
            "themes": [theme.pk for theme in question.themes.all()],
        }
