"""Bringing a case to a table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.drafts import CaseDraft
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_reading import plain
from poortgenoot.discussions.models import Joining, Pace, PeerMeeting
from poortgenoot.discussions.queries.choices import hosts_of, themes_called
from poortgenoot.discussions.queries.methods import methods_for
from poortgenoot.guard.forms import GuardedForm
from poortgenoot.members.forms.chips import Chips, theme_groups
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.forms.fields import Key, box, line
from poortgenoot.sparring.models import Question


class CaseForm(GuardedForm):
    """A case, the method and who may sit down. `question`: one's own, whose words it begins with; `date`: of a peer
    group, for which it is."""

    guarded = ("wants", "happened", "sentence", "title")

    draft_key = Key()
    wants = box(
        gettext_lazy("Wat wil en kan de werknemer?"),
        gettext_lazy("Hier begint de bespreking. Schrijf het in je eigen woorden op, ook wat wél lukt."),
        rows=3,
    )
    happened = box(gettext_lazy("Wat is er gebeurd?"), gettext_lazy("Zonder namen. Wat moet de tafel weten?"), rows=5)
    sentence = line(gettext_lazy("Je vraag in één zin"), longest=LIMITS.sentence_length)
    title = line(
        gettext_lazy("Titel"),
        gettext_lazy("Die staat in de uitnodiging. Houd hem algemeen."),
        longest=LIMITS.title_length,
    )
    themes = forms.TypedMultipleChoiceField(label=gettext_lazy("Thema's"), widget=Chips, coerce=int, required=False)
    method = forms.ChoiceField(label=gettext_lazy("Werkvorm"), widget=forms.RadioSelect)
    pace = forms.ChoiceField(
        label=gettext_lazy("Tempo"), widget=forms.RadioSelect, choices=Pace.choices, initial=Pace.LIVE
    )
    joining = forms.ChoiceField(
        label=gettext_lazy("Wie mag aanschuiven?"),
        widget=forms.RadioSelect,
        choices=Joining.choices,
        initial=Joining.LINK,
    )
    host = forms.ChoiceField(label=gettext_lazy("Bij welke gastheer?"), widget=forms.RadioSelect)
    speaks_as = forms.ChoiceField(label=gettext_lazy("Ik zit aan tafel als"), widget=forms.RadioSelect)
    planned_at = forms.DateTimeField(
        label=gettext_lazy("Wanneer?"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    video_url = forms.URLField(
        label=gettext_lazy("Link naar het videogesprek"),
        help_text=gettext_lazy("Van je eigen organisatie, als jullie niet bij elkaar zitten. Zonder naam erin."),
        required=False,
        max_length=LIMITS.link_length,
        error_messages={"invalid": gettext_lazy("Dit is geen webadres. Begin met https://")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        by: Member,
        question: Question | None = None,
        date: PeerMeeting | None = None,
        **kwargs: Any,
    ) -> None:
        self.question = question
        self.hosts = hosts_of(by)
        self.methods = {offered.key: offered.method for offered in methods_for(by)}
        super().__init__(data, by=by, initial=_begin(question), use_required_attribute=False, **kwargs)
        self._choices("themes", theme_groups())
        self._choices("method", [(key, _described(method)) for key, method in self.methods.items()])
        self._choices("host", [(str(pk), host.name) for pk, host in self.hosts.items()])
        self._choices("speaks_as", [(code, Profession(code).label) for code in by.professions])
        for name, first in (("method", next(iter(self.methods), "")), ("host", next(iter(self.hosts), ""))):
            self.fields[name].initial = str(first)
        self.fields["speaks_as"].initial = by.profession
        if date is not None:
            self._begin_for(date)

    def _choices(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        if name in {"host", "speaks_as"} and len(choices) == 1:
            self.fields[name].widget = forms.HiddenInput()

    def _begin_for(self, date: PeerMeeting) -> None:
        """As the group of this date knows it: its host, the moment, and for who is asked only."""
        assert date.bringer is not None
        known = {"host": str(date.group.host_id), "joining": Joining.INVITED, "speaks_as": date.bringer.profession}
        for name, first in known.items():
            self.fields[name].initial = first
        if date.starts_at > clock.now():
            self.fields["planned_at"].initial = date.starts_at

    def draft(self) -> CaseDraft:
        said = self.cleaned_data
        return CaseDraft(
            key=said["draft_key"],
            host=self.hosts[int(said["host"])],
            **{name: said[name] for name in self.guarded},
            themes=themes_called(said["themes"]),
            script=plain(self.methods[said["method"]]),
            speaks_as=said["speaks_as"],
            pace=said["pace"],
            joining=said["joining"],
            video_url=said["video_url"],
            planned_at=said["planned_at"],
            question=self.question,
            decisions=self.decisions,
        )


def _begin(question: Question | None) -> dict[str, object]:
    """The words of a question, to begin with."""
    if question is None:
        return {}
    said = {name: getattr(question, name) for name in ("wants", "sentence", "title")}
    told = "\n\n".join(part for part in (question.happened, question.tried) if part.strip())
    return said | {"happened": told, "themes": [theme.pk for theme in question.themes.all()]}


def _described(method: Method) -> SafeString:
    """Its name and how long it takes; when one chooses it is read on a phone once it is chosen."""
    facts = {"minutes": method.minutes, "days": method.days, "meetings": method.meetings}
    if method.meetings > 1:
        long = _("%(minutes)s minuten, ook in %(meetings)s bijeenkomsten") % facts
    else:
        long = _("%(minutes)s minuten live, of %(days)s werkdagen in rust") % facts
    described = '<strong>{}</strong><small>{}</small><span class="choice__more">{}</span>'
    return format_html(described, method.title, long, method.suits)
