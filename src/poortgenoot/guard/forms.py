"""Forms whose texts pass the guard: nothing typed is lost, and every finding stands below its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from poortgenoot.core.access import TooMany
from poortgenoot.guard import choices
from poortgenoot.guard.actions import Unsettled
from poortgenoot.guard.choices import Row
from poortgenoot.guard.decisions import Decision
from poortgenoot.guard.engine import GuardBuilding, GuardDown
from poortgenoot.members.models import Member


class GuardedForm(forms.Form):
    """`guarded` names the fields the guard reads, `titles` those that keep nothing to weigh.

    Accepted proposals are taken over before anything else; the action is then called through `run`, which turns
    what the guard says into findings below the fields.
    """

    guarded: tuple[str, ...] = ()
    titles: tuple[str, ...] = ("title",)

    def __init__(self, data: QueryDict | None = None, *, by: Member, case: str | None = None, **kwargs: Any) -> None:
        self.by = by
        self.case = case
        self.sent = {name: choices.read(data, name) for name in self.guarded} if data is not None else {}
        super().__init__(self._with_accepted(data), **kwargs)
        for name in self.guarded:
            self.fields[name].guard = {"name": name, "rows": [], "is_title": name in self.titles}  # type: ignore[attr-defined]

    def _with_accepted(self, data: QueryDict | None) -> QueryDict | None:
        if data is None:
            return None
        changed = data.copy()
        for name in self.guarded:
            changed[name] = choices.accepted(data.get(name, "").replace("\r\n", "\n"), self.sent[name])
        return changed

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(d for name in self.guarded for d in choices.decisions(name, self.sent.get(name, ())))

    def run[Result](self, act: Callable[[], Result]) -> Result | None:
        """Do the action; None when it could not be done, and then the form says why, with every word in place."""
        try:
            return act()
        except Unsettled as unsettled:
            self._show(unsettled)
        except GuardDown:
            self.add_error(None, _("De controle werkt nu niet, dus plaatsen wacht even. Je tekst staat er nog."))
        except GuardBuilding:
            self.add_error(None, _("De controle start nog op. Je tekst staat er nog: probeer het zo weer."))
        except TooMany as limit:
            self.add_error(None, limit.why)
        except ValidationError as wrong:
            self.add_error(None, wrong)
        return None

    def _show(self, unsettled: Unsettled) -> None:
        if unsettled.why:
            self.add_error(None, unsettled.why)
        for name, findings in unsettled.left.items():
            field, _colon, reason = name.partition(":")
            if reason:
                self.add_error(field, _("In de reden zelf staat iets dat iemand weggeeft. Schrijf hem anders."))
                continue
            shown = choices.rows(field, findings, self.sent.get(field, ()), is_title=field in self.titles)
            self.fields[field].guard["rows"] = shown  # type: ignore[attr-defined]
            self.add_error(field, _("Hier staat iets dat iemand kan weggeven. Kies wat je ermee doet."))

    def rows_left(self) -> list[Row]:
        return [row for name in self.guarded for row in self.fields[name].guard["rows"]]  # type: ignore[attr-defined]
