"""What one seat sees of itself at a table: its own weighing, its card, its turn."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions import access
from poortgenoot.discussions.actions.revealing import is_over
from poortgenoot.discussions.actions.talking import may_write
from poortgenoot.discussions.factor import Contents, Weighed, heaviest
from poortgenoot.discussions.method import SEALED_KINDS, StepKind
from poortgenoot.discussions.models import Factor, Seat, Turn
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.queries.table import Table
from poortgenoot.discussions.shipped import Card


@dataclass(frozen=True, slots=True)
class Mine:
    """`step` is the key of what this seat weighs or judges now, empty when nothing; `contents` its own values."""

    seat: Seat
    leads: bool
    may_take_over: bool
    step: str
    contents: Contents
    is_sealed: bool
    is_started: bool
    rows: tuple[tuple[Factor, Weighed], ...]
    heavy: frozenset[str]
    turn: Turn | None
    card: Card | None
    may_write: bool
    is_over: bool


def mine_of(seat: Seat, table: Table) -> Mine:
    """Call it only for the page of that very seat."""
    sealing = table.sealing if table.sealing and table.sealing.key not in table.revealed else None
    contents, row = weighing_of(seat, sealing.key) if sealing else (Contents(), None)
    if sealing and row is None and sealing.again:
        contents, _earlier = weighing_of(seat, sealing.again)
    step = table.step
    can = access.can_take_part(seat, table.discussion)
    return Mine(
        seat=seat,
        leads=access.can_lead(seat, table.discussion),
        may_take_over=access.can_take_over(seat, table.discussion),
        step=sealing.key if sealing and can else "",
        contents=contents,
        is_sealed=row is not None and row.sealed_at is not None,
        is_started=row is not None,
        rows=tuple((f, contents.factors.get(f.key, Weighed())) for f in table.factors),
        heavy=frozenset(heaviest(contents, {f.key for f in table.factors})),
        turn=next((turn for turn in table.turns if turn.seat_id == seat.pk), None),
        card=next((card for drawn, card in table.cards if drawn.seat_id == seat.pk), None),
        may_write=can
        and step is not None
        and step.kind not in SEALED_KINDS | {StepKind.REVEAL}
        and may_write(table.discussion, step, seat),
        is_over=is_over(table.discussion),
    )
