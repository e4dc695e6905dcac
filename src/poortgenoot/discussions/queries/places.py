"""The seats at a table as all see them: how they are called, who is there, who leads, who has sealed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.presence import AWAY_AFTER


@dataclass(frozen=True, slots=True)
class Place:
    """One seat as all see it; `turn` is the state of its turn in this round, empty without one."""

    seat: Seat
    name: str
    is_here: bool
    leads: bool
    brings: bool
    has_sealed: bool
    turn: str


def places_at(
    discussion: Discussion, everyone: Sequence[Seat], states: Mapping[int, str], sealed: Collection[int], now: datetime
) -> tuple[Place, ...]:
    """Who of `everyone` (as `seats_of`) sits there now. `states`: of turns, by seat; `sealed`: the seats of which it is
    told that they have sealed what is to be opened."""
    names = names_of(everyone)
    return tuple(
        Place(
            seat=seat,
            name=names[seat.pk],
            is_here=is_here(seat, now),
            leads=seat.pk == discussion.facilitator_id,
            brings=seat.member_id is not None and seat.member_id == discussion.bringer_id,
            has_sealed=seat.pk in sealed,
            turn=states.get(seat.pk, ""),
        )
        for seat in everyone
        if seat.takes_part
    )


def seats_of(discussion: Discussion) -> list[Seat]:
    """Who was asked, who sits there and who sat there, in the order of their numbers."""
    found = _seats(discussion.pk)
    for seat in found:
        seat.discussion = discussion
    return found


@prepared
def _seats(discussion: int) -> QuerySet[Seat]:
    return Seat.objects.filter(discussion=discussion).order_by("number")


def names_of(everyone: Sequence[Seat]) -> dict[int, str]:
    """How a seat is called at the table: its code, with a number where several share it. No names: equal voices.

    `everyone`: all seats of the discussion. Who left keeps the number, so that nobody is called what another was.
    """
    seats = sorted((seat for seat in everyone if seat.has_sat), key=lambda seat: seat.number)
    shared = Counter(seat.profession for seat in seats)
    so_far: Counter[str] = Counter()
    found: dict[int, str] = {}
    for seat in seats:
        code = seat.profession
        so_far[code] += 1
        found[seat.pk] = f"{code} {so_far[code]}" if shared[code] > 1 else code
    return found


def is_here(seat: Seat, now: datetime) -> bool:
    """An open page gave a sign of life, and the last one did not close since."""
    if seat.seen_at is None or now - seat.seen_at > AWAY_AFTER:
        return False
    return seat.gone_at is None or seat.gone_at < seat.seen_at + timedelta(milliseconds=1)
