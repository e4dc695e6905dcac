"""The gate: what may be written about a case, and what is remembered of what stayed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import structlog

from poortgenoot import guard
from poortgenoot.core.ledger import Actor
from poortgenoot.guard import telling
from poortgenoot.guard.combination import Weight, add_up
from poortgenoot.guard.decisions import Decision, Settled, settle
from poortgenoot.guard.findings import Finding, Kind
from poortgenoot.guard.models import Kept
from poortgenoot.members.models import Member

log = structlog.get_logger("poortgenoot.guard")


class Unsettled(Exception):
    """Something is left to decide; nothing was written. `left` holds the findings by field."""

    def __init__(self, left: Mapping[str, tuple[Finding, ...]], why: str = "") -> None:
        super().__init__()
        self.left = left
        self.why = why
        """For a combination that blocks: the sentence that explains it."""


@dataclass(frozen=True, slots=True)
class Admission:
    """The texts may be written. `restricts`: only those asked may read the case; `why` says so in words."""

    kept: tuple[Decision, ...]
    restricts: bool
    why: str


def admit(
    *,
    case: str | None,
    texts: Mapping[str, str],
    decisions: Iterable[Decision],
    by: Actor,
    titles: Collection[str] = ("title",),
) -> Admission:
    """Judge the texts of one form, together with what is kept in `case` already (None: a new case).

    Raises `Unsettled` when something blocks or is undecided, `GuardUnavailable` when the guard cannot judge. Only
    counts are logged.
    """
    made = tuple(decisions)
    settled = {name: settle(name, guard.check(text), made, is_title=name in titles) for name, text in texts.items()}
    kept = tuple(decision for one in settled.values() for decision in one.kept)
    left = {name: one.left for name, one in settled.items() if one.left} | _in_reasons(kept)
    _log(settled.values(), left, by)
    if left:
        raise Unsettled(left)
    total = add_up({d.kind for d in kept} | kinds_kept_in(case))
    if kept and total.weight is Weight.BLOCKS:
        raise Unsettled({}, telling.why(total))
    return Admission(kept, total.weight is not Weight.LIGHT, telling.why(total))


def remember(admission: Admission, *, case: str, part: str, by: Member) -> None:
    """Keep the kinds and reasons of what stayed; call it inside the transaction that writes the text."""
    Kept.objects.bulk_create(
        Kept(case=case, part=part, kind=d.kind.value, reason=d.reason.strip(), by=by.pk) for d in admission.kept
    )


def forget(*, case: str, part: str | None = None) -> None:
    """A text is gone, and with it what was kept in it; without `part` the whole case."""
    rows = Kept.objects.filter(case=case)
    (rows.filter(part=part) if part else rows).delete()


def kinds_kept_in(case: str | None) -> set[Kind]:
    """The kinds that the texts of this case keep until now."""
    if case is None:
        return set()
    return {Kind(kind) for kind in Kept.objects.filter(case=case).values_list("kind", flat=True).distinct()}


def _in_reasons(kept: Iterable[Decision]) -> dict[str, tuple[Finding, ...]]:
    """A reason is a text too: what it gives away is found like anywhere else."""
    found = {f"{d.field}:reason": guard.check(d.reason) for d in kept}
    return {name: findings for name, findings in found.items() if findings}


def _log(settled: Iterable[Settled], left: Mapping[str, tuple[Finding, ...]], by: Actor) -> None:
    waived = sum(one.waived for one in settled)
    log.info("judged", member=by.pk, waived=waived, left=sum(len(found) for found in left.values()))
