"""Answering, and going on below an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from poortgenoot.guard.forms import GuardedForm
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.drafts import AnswerDraft, FollowUpDraft
from poortgenoot.sparring.forms.fields import Key, box, note


class AnswerForm(GuardedForm):
    """`speaks_as`: the professions under which `by` may answer; with more than one the writer chooses."""

    guarded = ("text", "weighed", "would_change")

    key = Key()
    profession = forms.ChoiceField(label=_("Ik reageer als"), widget=forms.RadioSelect, required=False)
    text = box(_("Wat zou jij doen?"), _("Drie zinnen is al veel waard."))
    weighed = note(_("Wat woog voor jou het zwaarst?"))
    would_change = note(_("Wat zou je van mening laten veranderen?"))

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        by: Member,
        case: str | None = None,
        speaks_as: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("auto_id", "reactie_%s")
        super().__init__(data, by=by, case=case, use_required_attribute=False, **kwargs)
        if len(speaks_as) < 2:
            del self.fields["profession"]
            return
        field = self.fields["profession"]
        field.choices = [(code, Profession(code).label) for code in speaks_as]  # type: ignore[attr-defined]
        field.initial = speaks_as[0]

    def draft(self) -> AnswerDraft:
        said = self.cleaned_data
        return AnswerDraft(
            key=said["key"],
            text=said["text"],
            profession=said.get("profession", ""),
            weighed=said["weighed"],
            would_change=said["would_change"],
            decisions=self.decisions,
        )


class FollowUpForm(GuardedForm):
    """A line in the thread below an answer."""

    guarded = ("text",)

    key = Key()
    text = box(_("Wat wil je hierop zeggen of vragen?"), rows=2)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "vervolg_%s")
        super().__init__(data, use_required_attribute=False, **kwargs)

    def draft(self) -> FollowUpDraft:
        return FollowUpDraft(self.cleaned_data["key"], self.cleaned_data["text"], self.decisions)
