"""What one seat sees of itself at a table: its own weighing, its card, what it may do."""

from __future__ import annotations

from dataclasses import dataclass, field

from poortgenoot.discussions.access.leading import can_lead, can_take_over
from poortgenoot.discussions.access.steps import can_choose_factors, can_take_part, can_write, is_over, most_factors
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.method import Shows, StepKind
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.queries.progress import Progress
from poortgenoot.discussions.shipped import Card


@dataclass(frozen=True, slots=True)
class Mine:
    """`step` is the key of what this seat weighs or judges now, empty when nothing; `contents` its own values.

    It does not tell whose it is: two seats of which this is equal see the same page.
    """

    is_guest: bool
    brings: bool
    leads: bool
    may_take_over: bool
    step: str
    judges: bool
    weighs_again: bool
    contents: Contents = field(hash=False)
    is_sealed: bool
    is_started: bool
    card: Card | None
    may_write: bool
    answers: bool
    chooses_factors: bool
    most_factors: int
    is_over: bool


def mine_of(seat: Seat, table: Progress) -> Mine:
    """Call it only for the page of that very seat."""
    sealing = table.shut
    contents, row = weighing_of(seat, sealing.key) if sealing else (Contents(), None)
    if sealing and row is None and sealing.again:
        contents, _earlier = weighing_of(seat, sealing.again)
    can = can_take_part(seat, table.discussion)
    brings = seat.member_id is not None and seat.member_id == table.discussion.bringer_id
    return Mine(
        is_guest=seat.is_guest,
        brings=brings,
        leads=can_lead(seat, table.discussion),
        may_take_over=can_take_over(seat, table.discussion),
        step=sealing.key if sealing and can else "",
        judges=sealing is not None and sealing.kind is StepKind.JUDGE,
        weighs_again=sealing is not None and bool(sealing.again),
        contents=contents,
        is_sealed=row is not None and row.sealed_at is not None,
        is_started=row is not None,
        card=next((card for drawn, card in table.cards if drawn.seat_id == seat.pk), None),
        may_write=can and _may_write(seat, table),
        answers=can and _asks(table) and brings,
        chooses_factors=_chooses(seat, table),
        most_factors=most_factors(table.discussion),
        is_over=is_over(table.discussion),
    )


def _may_write(seat: Seat, table: Progress) -> bool:
    step = table.step
    return step is not None and can_write(seat, table.discussion, step)


def _asks(table: Progress) -> bool:
    return table.step is not None and table.step.kind is StepKind.ASK


def _chooses(seat: Seat, table: Progress) -> bool:
    """While the table waits, and in steps that lay the factors out."""
    is_laid_out = table.step is None or Shows.FACTORS in table.step.shows
    return is_laid_out and can_choose_factors(seat, table.discussion)
