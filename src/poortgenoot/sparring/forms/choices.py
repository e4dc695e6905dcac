"""What an asker chooses from: whom, and how soon."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from poortgenoot.core import clock
from poortgenoot.members.professions import ASKABLE, ONLY_BY_CHOICE, Profession
from poortgenoot.sparring import terms, words
from poortgenoot.sparring.models import Term

type Choices = list[tuple[str, str]]


class Themes(forms.CheckboxSelectMultiple):
    """All themes by their group, as chips: one flat template, for there are many."""

    template_name = "sparring/widgets/themes.html"


class ProfessionsAsked(forms.CheckboxSelectMultiple):
    """Professions with their marks, and beside each what happened before and whether somebody has duty."""

    template_name = "sparring/widgets/professions.html"
    option_template_name = "sparring/widgets/profession.html"
    on_duty: Collection[str] = ()
    expected: Mapping[str, int | None] = {}

    def know(self, on_duty: Collection[str], expected: Mapping[str, int | None]) -> None:
        self.on_duty, self.expected = on_duty, expected

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        hours = self.expected.get(value)
        return option | {"on_duty": value in self.on_duty, "expected": terms.working_time(hours) if hours else ""}


def professions_asked() -> list[tuple[str, Choices]]:
    """In the order of their codes; those close to the employer apart, to be chosen knowingly."""
    chosen = [p for p in ASKABLE if p in ONLY_BY_CHOICE]
    others = [p for p in ASKABLE if p not in ONLY_BY_CHOICE]
    return [("", _named(others)), (_("Alleen als je ze bewust kiest"), _named(chosen))]


def terms_offered(on_duty: Collection[str]) -> Choices:
    """The terms with their real deadline, counted from now; today only when somebody has duty."""
    offered = [term for term in Term if term is not Term.TODAY or on_duty]
    return [(term.value, _told(term, on_duty)) for term in offered]


def _named(professions: list[Profession]) -> Choices:
    return [(p.value, str(p.label)) for p in professions]


def _told(term: Term, on_duty: Collection[str]) -> str:
    now = clock.now()
    until = words.until(terms.deadline(now, terms.Term(term)), now)
    match term:
        case Term.TODAY:
            names = ", ".join(str(Profession(code).label) for code in sorted(on_duty))
            return _("Vandaag (4 werkuren): tot %(until)s. Kan nu voor: %(names)s.") % {"until": until, "names": names}
        case Term.WEEK:
            return _("Deze week (2 werkdagen): tot %(until)s.") % {"until": until}
        case _other:
            return _("Geen haast (5 werkdagen): tot %(until)s.") % {"until": until}
