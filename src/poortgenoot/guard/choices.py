"""Findings and the choices about them, as a form sends and shows them. The same fields with and without script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from poortgenoot.guard import telling
from poortgenoot.guard.decisions import WAIVABLE, Choice, Decision, counted
from poortgenoot.guard.findings import Finding, Kind

ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Row:
    """One finding below its field, with what the writer chose until now."""

    field: str
    index: int
    finding: Finding
    nth: int
    choice: str
    reason: str
    is_title: bool

    @property
    def kind_name(self) -> str:
        return telling.name_of(self.finding.kind)

    @property
    def may_keep(self) -> bool:
        return not self.finding.blocks and not self.is_title

    @property
    def wants_reason(self) -> bool:
        """True when the writer chose to keep it and gave no reason."""
        return self.choice == Choice.KEEP and not self.reason.strip()

    @property
    def may_waive(self) -> bool:
        return self.finding.kind in WAIVABLE

    @property
    def identity(self) -> str:
        """What the form sends back to name the finding."""
        f = self.finding
        named: dict[str, str | int] = {
            "kind": f.kind.value,
            "text": f.text,
            "nth": self.nth,
            "proposal": f.proposal,
            "start": f.start,
        }
        named["index"] = self.index
        return json.dumps(named, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """One finding as it came back, with the writer's choice."""

    kind: Kind
    text: str
    nth: int
    proposal: str
    start: int
    choice: str
    reason: str


def rows(field: str, findings: Sequence[Finding], sent: Iterable[Sent] = (), *, is_title: bool = False) -> list[Row]:
    """The findings of a field with the choices that were made before."""
    made = {(s.kind, s.text, s.nth): s for s in sent}
    shown = []
    for index, (finding, nth) in enumerate(counted(findings)):
        before = made.get((finding.kind, finding.text, nth))
        choice, reason = (before.choice, before.reason) if before else ("", "")
        shown.append(Row(field, index, finding, nth, choice, reason, is_title))
    return shown


def read(data: QueryDict, field: str) -> list[Sent]:
    """What the form says about the findings of a field; what is not understood is left out."""
    found = []
    for raw in data.getlist(f"finding:{field}"):
        if sent := _one(raw, data, field):
            found.append(sent)
    return found


def _one(raw: str, data: QueryDict, field: str) -> Sent | None:
    try:
        named = json.loads(raw)
        index = int(named["index"])
        return Sent(
            kind=Kind(named["kind"]),
            text=str(named["text"]),
            nth=int(named["nth"]),
            proposal=str(named["proposal"]),
            start=int(named["start"]),
            choice=data.get(f"choice:{field}:{index}", ""),
            reason=data.get(f"reason:{field}:{index}", "")[:300],
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def decisions(field: str, sent: Iterable[Sent]) -> list[Decision]:
    """Keeping and waving off; accepting changed the text instead."""
    return [
        Decision(Choice(s.choice), field, s.kind, s.text, s.nth, s.reason) for s in sent if s.choice in list(Choice)
    ]


def accepted(text: str, sent: Iterable[Sent]) -> str:
    """The text with every accepted proposal in its place, from the end, so that places before stay true."""
    taken = sorted((s for s in sent if s.choice == ACCEPT), key=lambda s: -s.start)
    for one in taken:
        end = one.start + len(one.text)
        if text[one.start : end] == one.text:
            text = text[: one.start] + one.proposal + text[end:]
    return text
