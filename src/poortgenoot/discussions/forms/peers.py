"""The forms of peer groups: making one, planning, roles, minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.actions.guarded import nobody_in
from poortgenoot.discussions.actions.peers import Plan
from poortgenoot.discussions.models import Discussion, PeerGroup, PeerMeeting, PeerSeat
from poortgenoot.discussions.queries.peers import Line
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession, Register

LONGEST_MEETING = 480
SMALL = "aan al bij da de den der des di du el en het in la le onder op over te ten ter tot uit van vom von voor zum"
PREFIXES = frozenset({*SMALL.split(" "), "zur", "'s", "’s", "'t", "’t"})
"""The small words before a surname, as Dutch registers write them."""


def professions_of(member: Member) -> list[tuple[str, str]]:
    return [(code, str(Profession(code).label)) for code in sorted(member.professions)]


class SpeakForm(forms.Form):
    """As which of my professions I sit in the group."""

    profession = forms.ChoiceField(label=gettext_lazy("Als welke beroepsgroep zit je erbij?"))

    def __init__(self, data: Any = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.fields["profession"].choices = professions_of(by)  # type: ignore[attr-defined]


class GroupForm(SpeakForm):
    name = forms.CharField(
        label=gettext_lazy("Hoe heet jullie groep?"),
        help_text=gettext_lazy("Bijvoorbeeld: Intervisie Zwolle."),
        max_length=80,
        error_messages={"required": gettext_lazy("Geef de groep een naam.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor groep is het?"), choices=PeerGroup.Kind.choices, widget=forms.RadioSelect
    )
    host = forms.ChoiceField(label=gettext_lazy("Bij welke gastheer?"))
    field_order = ("name", "kind", "host", "profession")

    def __init__(self, data: Any = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, by=by, **kwargs)
        self.hosts = {str(m.host_id): m.host for m in by.memberships.select_related("host")}
        self.fields["host"].choices = [(pk, host.name) for pk, host in self.hosts.items()]  # type: ignore[attr-defined]
        self.fields["kind"].initial = PeerGroup.Kind.INTERVISION

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        return nobody_in("name", name)


class PlanForm(forms.Form):
    """A series of dates at the same time."""

    day = forms.DateField(
        label=gettext_lazy("Eerste datum"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Kies de eerste datum.")},
    )
    time = forms.TimeField(
        label=gettext_lazy("Hoe laat?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": gettext_lazy("Vul een tijd in.")},
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten?"), min_value=15, max_value=LONGEST_MEETING, initial=120
    )
    times = forms.IntegerField(label=gettext_lazy("Hoe vaak?"), min_value=1, max_value=LIMITS.peer_meetings, initial=6)
    weeks = forms.IntegerField(label=gettext_lazy("Om de hoeveel weken?"), min_value=1, max_value=26, initial=6)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)

    def plan(self) -> Plan:
        given = self.cleaned_data
        first = datetime.combine(given["day"], given["time"], clock.AMSTERDAM)
        return Plan(first, given["minutes"], given["times"], given["weeks"])


class RolesForm(forms.Form):
    """Others than whose turn it is."""

    bringer = forms.ChoiceField(label=gettext_lazy("Wie brengt een casus in?"), required=False)
    facilitator = forms.ChoiceField(label=gettext_lazy("Wie leidt het gesprek?"), required=False)

    def __init__(self, data: Any = None, *, peers: list[PeerSeat], meeting: PeerMeeting, **kwargs: Any) -> None:
        initial = {"bringer": meeting.bringer_id, "facilitator": meeting.facilitator_id}
        super().__init__(data, initial=initial, **kwargs)
        self.peers = {str(peer.pk): peer for peer in peers}
        choices = [("", _("wie aan de beurt is")), *((pk, str(peer.member)) for pk, peer in self.peers.items())]
        for name in ("bringer", "facilitator"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def seat(self, name: str) -> PeerSeat | None:
        return self.peers.get(self.cleaned_data[name])


class MinutesForm(forms.Form):
    """One field for each peer: how many minutes they were there."""

    def __init__(self, data: Any = None, *, lines: list[Line], most: int, **kwargs: Any) -> None:
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"p{line.peer.pk}"] = forms.IntegerField(
                label=str(line.peer.member),
                min_value=0,
                max_value=most,
                initial=line.minutes,
                required=False,
                error_messages={
                    "max_value": _("Hooguit {most}: langer duurde het niet.").format(most=most),
                    "min_value": _("Vul 0 in of meer."),
                    "invalid": _("Vul hele minuten in."),
                },
            )

    def minutes(self) -> dict[int, int]:
        return {line.peer.pk: self.cleaned_data[f"p{line.peer.pk}"] or 0 for line in self.lines}


class BringForm(forms.Form):
    """A discussion that I prepared, for this date."""

    discussion: forms.ModelChoiceField[Discussion] = forms.ModelChoiceField(
        label=gettext_lazy("Welke bespreking breng je in?"), queryset=None, empty_label=None
    )

    def __init__(self, data: Any = None, *, found: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["discussion"].queryset = found  # type: ignore[attr-defined]


class NumberForm(forms.Form):
    """Which of my numbers the lists of the group may carry."""

    register = forms.ChoiceField(
        label=gettext_lazy("Mijn nummer op de lijsten"),
        help_text=gettext_lazy("Alleen wie de groep leidt, ziet het, op de lijst voor een register."),
        required=False,
    )

    def __init__(self, data: Any = None, *, seat: PeerSeat, **kwargs: Any) -> None:
        super().__init__(data, initial={"register": seat.register}, **kwargs)
        mine = seat.member.registrations.values_list("register", flat=True)
        choices = [("", _("zet geen nummer op de lijst")), *((code, str(Register(code).label)) for code in mine)]
        self.fields["register"].choices = choices  # type: ignore[attr-defined]
        self.has_numbers = len(choices) > 1


class CertificateForm(forms.Form):
    """How I am called on the certificate, and so on the page where anybody can verify it."""

    shown = forms.ChoiceField(label=gettext_lazy("Welke naam komt erop?"), widget=forms.RadioSelect)
    number = forms.ChoiceField(label=gettext_lazy("Welk nummer komt op het papier?"), required=False)

    def __init__(self, data: Any = None, *, by: Member, **kwargs: Any) -> None:
        super().__init__(data, initial={"shown": "name"}, **kwargs)
        names = [
            ("name", by.name),
            ("initials", initials(by.name)),
            ("none", _("geen naam: die schrijf ik er zelf op")),
        ]
        self.fields["shown"].choices = names  # type: ignore[attr-defined]
        mine = by.registrations.values_list("register", flat=True)
        choices = [("", _("geen nummer")), *((code, str(Register(code).label)) for code in mine)]
        self.fields["number"].choices = choices  # type: ignore[attr-defined]


def initials(name: str) -> str:
    """ "Esther van der Wit" gives "E. van der W.": what stands before a Dutch surname is written out."""
    first, *others = name.split() or [""]
    return " ".join([f"{first[:1]}.", *(word if word.casefold() in PREFIXES else f"{word[0]}." for word in others)])
