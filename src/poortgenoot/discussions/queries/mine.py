"""What one seat sees of itself at a table: its own weighing, its card, its turn."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions import access
from poortgenoot.discussions.actions.factors import most
from poortgenoot.discussions.actions.revealing import is_over
from poortgenoot.discussions.actions.talking import may_write
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.method import Shows, StepKind
from poortgenoot.discussions.models import Seat, Turn
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.queries.table import SILENT, Place, Table
from poortgenoot.discussions.shipped import Card


@dataclass(frozen=True, slots=True)
class Mine:
    """`step` is the key of what this seat weighs or judges now, empty when nothing; `contents` its own values."""

    seat: Seat
    place: Place | None
    leads: bool
    may_take_over: bool
    step: str
    judges: bool
    weighs_again: bool
    contents: Contents
    is_sealed: bool
    is_started: bool
    turn: Turn | None
    card: Card | None
    may_write: bool
    answers: bool
    chooses_factors: bool
    most_factors: int
    is_over: bool

    @property
    def has_the_word(self) -> bool:
        return self.turn is not None and self.turn.state in {Turn.State.WAITING, Turn.State.LATER}


def mine_of(seat: Seat, table: Table) -> Mine:
    """Call it only for the page of that very seat."""
    sealing = table.sealing if table.sealing and table.sealing.key not in table.revealed else None
    contents, row = weighing_of(seat, sealing.key) if sealing else (Contents(), None)
    if sealing and row is None and sealing.again:
        contents, _earlier = weighing_of(seat, sealing.again)
    can = access.can_take_part(seat, table.discussion)
    return Mine(
        seat=seat,
        place=next((place for place in table.places if place.seat.pk == seat.pk), None),
        leads=access.can_lead(seat, table.discussion),
        may_take_over=access.can_take_over(seat, table.discussion),
        step=sealing.key if sealing and can else "",
        judges=sealing is not None and sealing.kind is StepKind.JUDGE,
        weighs_again=sealing is not None and bool(sealing.again),
        contents=contents,
        is_sealed=row is not None and row.sealed_at is not None,
        is_started=row is not None,
        turn=next((turn for turn in table.turns if turn.seat_id == seat.pk), None),
        card=next((card for drawn, card in table.cards if drawn.seat_id == seat.pk), None),
        may_write=can and _may_write(seat, table),
        answers=can and _asks(table) and seat.member_id is not None and seat.member_id == table.discussion.bringer_id,
        chooses_factors=seat.takes_part and _chooses(table),
        most_factors=most(table.discussion),
        is_over=is_over(table.discussion),
    )


def _may_write(seat: Seat, table: Table) -> bool:
    step = table.step
    return step is not None and step.kind not in SILENT and may_write(table.discussion, step, seat)


def _asks(table: Table) -> bool:
    return table.step is not None and table.step.kind is StepKind.ASK


def _chooses(table: Table) -> bool:
    """Before the first weighing: while the table waits, and in steps that lay the factors out."""
    if table.discussion.closed_at:
        return False
    place = table.discussion.place if table.discussion.place is not None else -1
    if any(step.kind is StepKind.WEIGH for step in table.method.steps[: place + 1]):
        return False
    return table.step is None or Shows.FACTORS in table.step.shows
