"""What everybody at a table sees, as one picture: read in a fixed number of queries, however many sit there.

Nothing sealed is in it: of a weighing only whether its seat has sealed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.method import IN_TURNS
from poortgenoot.discussions.models import Discussion, Seat, Turn
from poortgenoot.discussions.queries.places import Place, names_of, places_at, seats_of
from poortgenoot.discussions.queries.progress import Progress, progress_at
from poortgenoot.discussions.queries.revealed import sealed_seats
from poortgenoot.discussions.queries.said import Said, said_at


@dataclass(frozen=True, slots=True)
class Table(Progress):
    """Where a discussion stands, with who sits there and what they said."""

    places: tuple[Place, ...]
    waiting_guests: tuple[Seat, ...]
    turns: tuple[Turn, ...]
    said: tuple[Said, ...]

    @property
    def turns_scene(self) -> str:
        """Changes when somebody spoke, passed or waits."""
        return "".join(f"{turn.seat_id}{turn.state[0]}" for turn in self.turns)

    @property
    def said_scene(self) -> str:
        """Changes when something was written."""
        return f"{len(self.said)}:{sum(len(said.answers) for said in self.said)}"

    @property
    def lead_scene(self) -> str:
        """Changes when somebody else leads, or who leads comes or goes."""
        return f"{self.discussion.facilitator_id}:{int(self.leader_is_here)}"

    @property
    def leader(self) -> Place | None:
        return next((place for place in self.places if place.leads), None)

    @property
    def leader_is_here(self) -> bool:
        return self.leader is not None and self.leader.is_here

    @property
    def scenes(self) -> dict[str, str]:
        """What open pages compare to know which of their own parts to fetch again."""
        return {
            "scene": self.scene,
            "turns": self.turns_scene,
            "said": self.said_scene,
            "lead": self.lead_scene,
            "factors": ".".join(str(factor.pk) for factor in self.factors),
            "version": str(self.discussion.version),
        }

    @property
    def scenes_said(self) -> str:
        """`scenes` as an open page keeps them."""
        return json.dumps(self.scenes)

    @property
    def order(self) -> tuple[Place, ...]:
        """Who is at the table, in the order in which they speak in this round."""
        by_seat = {place.seat.pk: place for place in self.places}
        return tuple(by_seat[turn.seat_id] for turn in self.turns if turn.seat_id in by_seat)

    @property
    def speaking(self) -> Place | None:
        """Whose turn it is: the first who was not heard yet, then who said "later"."""
        waiting = [place for place in self.order if place.turn == Turn.State.WAITING]
        later = [place for place in self.order if place.turn == Turn.State.LATER]
        return next(iter([*waiting, *later]), None)

    @property
    def unspoken(self) -> tuple[Place, ...]:
        """Who is at the table and has not been heard yet."""
        return tuple(place for place in self.order if place.turn in {Turn.State.WAITING, Turn.State.LATER})

    @property
    def missing(self) -> tuple[Place, ...]:
        """Who has not sealed what is to be opened."""
        return tuple(place for place in self.places if not place.has_sealed) if self.shut else ()

    @property
    def unanswered(self) -> tuple[Said, ...]:
        """The questions that wait for the bringer."""
        return tuple(said for said in self.said if not said.answers)

    @property
    def sealed(self) -> int:
        return sum(place.has_sealed for place in self.places)


def table_of(pk: int) -> Table:
    """The table of discussion `pk` as it is now."""
    return table_at(_table.get(pk))


def table_at(discussion: Discussion) -> Table:
    """The table of a discussion that was just read, with its facilitator and host."""
    at, everyone = progress_at(discussion), seats_of(discussion)
    step = at.step
    turns = tuple(discussion.turns.filter(step=step.key)) if step and step.kind in IN_TURNS else ()
    states = {turn.seat_id: turn.state for turn in turns}
    sealed = sealed_seats(discussion, at.shut.key) if at.shut else set()
    return Table(
        **{field.name: getattr(at, field.name) for field in fields(at)},
        places=places_at(discussion, everyone, states, sealed, at.now),
        waiting_guests=tuple(seat for seat in everyone if _waits_at_the_door(seat)),
        turns=turns,
        said=said_at(discussion, step, names_of(everyone)),
    )


def _waits_at_the_door(seat: Seat) -> bool:
    """A guest who declared, and whom nobody has let in yet."""
    waits = seat.is_guest and seat.declared_at is not None and seat.confirmed_at is None
    return waits and seat.left_at is None and seat.removed_at is None


@prepared
def _table(pk: int) -> QuerySet[Discussion]:
    return Discussion.objects.filter(pk=pk).select_related("facilitator", "host")
