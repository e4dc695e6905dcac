"""The forms of what stays after a discussion. In this room nothing is kept with a reason: a text is written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.overtaking import Overtaken
from poortgenoot.guard.forms import GuardedForm
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.drafts import LessonDraft
from poortgenoot.sparring.forms.fields import Key, box, line, note


class SeatForm(GuardedForm):
    """A guarded form of a seat: a member's or a guest's."""

    use_required_attribute = False
    overtaken = False

    def __init__(self, data: QueryDict | None = None, *, seat: Seat, **kwargs: Any) -> None:
        self.titles = self.guarded
        super().__init__(data, by=cast(Member, seat.member), case=seat.discussion.case, **kwargs)
        if seat.is_guest:
            for name in self.guarded:
                url = reverse("discussions:check", args=[seat.discussion_id])
                self.fields[name].guard["url"] = url  # type: ignore[attr-defined]

    def run[Result](self, act: Callable[[], Result]) -> Result | None:
        """As in `GuardedForm`; `overtaken` says afterwards whether another was first."""

        def tried() -> Result:
            try:
                return act()
            except Overtaken:
                self.overtaken = True
                raise

        return super().run(tried)

    def carry(self, name: str, value: object) -> None:
        """What the hidden field `name` holds when this form is shown again, in place of what was sent."""
        sent = cast(QueryDict, self.data).copy()
        sent[name] = str(value)
        self.data = sent


class LineForm(SeatForm):
    """`professions` is empty for a line that is of all together. `expects`: the version that is changed."""

    guarded = ("text",)

    key = Key()
    expects = forms.IntegerField(required=False, widget=forms.HiddenInput)
    profession = forms.ChoiceField(label=_("Vanuit welke beroepsgroep?"), widget=forms.RadioSelect)
    text = box(_("De regel"), rows=2)
    factors = forms.MultipleChoiceField(
        label=_("Waar hangt dit van af?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        seat: Seat,
        professions: Sequence[str],
        factors: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, seat=seat, **kwargs)
        self.fields["factors"].choices = factors  # type: ignore[attr-defined]
        if not professions:
            del self.fields["profession"]
            return
        self.fields["profession"].choices = [(p, Profession(p).label) for p in professions]  # type: ignore[attr-defined]


class ConsentForm(SeatForm):
    guarded = ("reservation",)

    version = forms.IntegerField(widget=forms.HiddenInput)
    reservation = note(
        _("Mijn voorbehoud"),
        _("Wat wil je erbij gezegd hebben? Het komt in het verslag, bij je beroepsgroep."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["reservation"]
        words.required = self.data.get("answer") != "ja"
        words.error_messages["required"] = _("Schrijf op wat je voorbehoud is.")


class ExplanationForm(SeatForm):
    guarded = ("text",)

    text = box(
        _("Wat vertel je de werknemer?"),
        _("Wat hebben jullie overwogen, en waarom? Schrijf zoals je het aan tafel zegt, in gewone woorden."),
        rows=12,
    )
    began_with = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


class ReflectionForm(SeatForm):
    guarded = ("text",)

    text = box(
        _("Wat neem je mee?"),
        _("Wat zag je eerst niet? Wat doe je een volgende keer anders? Alleen jij kunt dit lezen."),
        rows=8,
    )


class SequelForm(SeatForm):
    guarded = ("text",)

    text = box(
        _("Wat werd ervan?"),
        _("In een paar zinnen, zonder namen of datums. Ook als het anders liep dan jullie dachten."),
        rows=6,
    )


class EvaluationForm(SeatForm):
    guarded = ("worked", "failed", "tips")

    worked = note(_("Wat werkte?"))
    failed = note(_("Wat werkte niet?"))
    tips = note(_("Tips voor een volgende keer"))


class SharedLessonForm(SeatForm):
    guarded = ("title", "case_text", "insight", "for_employee")

    expects = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = line(_("Titel"), _("Waar zoekt een ander op?"), longest=LIMITS.title_length)
    case_text = box(_("De zaak, kort"), _("Alleen wat je nodig hebt om het te begrijpen."), rows=5)
    insight = box(_("Wat het bracht"), _("Wat geven jullie een collega mee?"), rows=4)
    for_employee = box(_("Wat je de werknemer kunt vertellen"), required=False, rows=3)

    def draft(self) -> LessonDraft:
        return LessonDraft(**{name: self.cleaned_data[name] for name in self.guarded})
