"""What was written at a table, as all see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from poortgenoot.discussions.method import IN_TURNS, Shows, Step, StepKind
from poortgenoot.discussions.models import Contribution, Discussion, Seat


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution as all see it; `seat` is None while it is nameless."""

    contribution: Contribution
    seat: Seat | None
    answers: tuple[Contribution, ...]
    name: str = ""


def said_at(discussion: Discussion, step: Step | None, names: Mapping[int, str]) -> tuple[Said, ...]:
    """What was written in this step, and what it shows of what was written before."""
    wanted = _written_in(discussion, step) if step else []
    if step is None or not wanted:
        return ()
    rows = discussion.contributions.filter(step__in=wanted, hidden_at=None).select_related("seat").order_by("at", "pk")
    found = list(rows)
    answers: dict[int, list[Contribution]] = {}
    for row in found:
        if row.answers_id:
            answers.setdefault(row.answers_id, []).append(row)
    said = (_one_said(row, tuple(answers.get(row.pk, ())), step, names) for row in found if row.answers_id is None)
    return tuple(sorted(said, key=_lot))


def _lot(said: Said) -> bytes:
    """Nameless ones stand last, in an order that tells nothing of when they were written; it stays the same."""
    return b"" if said.seat else sha256(said.contribution.key.bytes).digest()


def _one_said(row: Contribution, answers: tuple[Contribution, ...], step: Step, names: Mapping[int, str]) -> Said:
    """Nameless ones hide the profession too, until their round closes."""
    if row.nameless and row.step == step.key:
        return Said(row, None, answers)
    return Said(row, row.seat, answers, names.get(row.seat_id, row.seat.profession))


def _written_in(discussion: Discussion, step: Step) -> list[str]:
    """The steps of which this one shows what was written: its own, the questions, the rounds that closed."""
    before = discussion.method.steps[: discussion.place]
    found = [s.key for s in before if s.kind is StepKind.ASK and Shows.QUESTIONS in step.shows]
    found += [s.key for s in before if s.kind in IN_TURNS and Shows.CONTRIBUTIONS in step.shows]
    return found if step.is_silent else [*found, step.key]
