"""What a writer decided about findings. Pure: no Django.

A decision names its finding by field, kind, text and which one of equal texts it is, so that it still holds after
the words around it changed. Accepting a proposal is no decision: then the text itself is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from poortgenoot.guard.findings import Finding, Kind, Severity

WAIVABLE = frozenset({Kind.PERSON, Kind.NUMBER})
"""Blocking kinds that may be waved off span by span ("geen naam"); the others never."""


class Choice(StrEnum):
    KEEP = "keep"
    WAIVE = "waive"


@dataclass(frozen=True, slots=True)
class Decision:
    """`nth` counts findings of this kind with this very text in the field, from 0."""

    choice: Choice
    field: str
    kind: Kind
    text: str
    nth: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a field's findings: kept with a reason, waved off, or left to decide."""

    kept: tuple[Decision, ...]
    waived: int
    left: tuple[Finding, ...]


def counted(findings: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """Each finding with its `nth`."""
    seen: dict[tuple[Kind, str], int] = {}
    numbered = []
    for finding in findings:
        nth = seen.get((finding.kind, finding.text), 0)
        seen[finding.kind, finding.text] = nth + 1
        numbered.append((finding, nth))
    return numbered


def keep_every(field: str, findings: Sequence[Finding], reason: str) -> tuple[Decision, ...]:
    """The decisions that keep whatever may be kept, all with one reason."""
    return tuple(
        Decision(Choice.KEEP, field, finding.kind, finding.text, nth, reason)
        for finding, nth in counted(findings)
        if finding.severity is Severity.WEIGH
    )


def settle(field: str, findings: Sequence[Finding], decisions: Iterable[Decision], *, is_title: bool) -> Settled:
    """Match the decisions to the findings of one field. A title keeps nothing to weigh."""
    made = {(d.kind, d.text, d.nth): d for d in decisions if d.field == field}
    kept: list[Decision] = []
    left: list[Finding] = []
    waived = 0
    for finding, nth in counted(findings):
        decision = made.get((finding.kind, finding.text, nth))
        if decision and _waives(decision, finding):
            waived += 1
        elif decision and _keeps(decision, finding) and not is_title:
            kept.append(decision)
        else:
            left.append(finding)
    return Settled(tuple(kept), waived, tuple(left))


def _waives(decision: Decision, finding: Finding) -> bool:
    return decision.choice is Choice.WAIVE and finding.kind in WAIVABLE


def _keeps(decision: Decision, finding: Finding) -> bool:
    return decision.choice is Choice.KEEP and finding.severity is Severity.WEIGH and bool(decision.reason.strip())
