"""What everybody at a table sees, as one picture: read in a fixed number of queries, however many sit there.

Nothing sealed is in it: of a weighing only whether its seat has sealed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.method import SEALED_KINDS, Method, Shows, Step, StepKind
from poortgenoot.discussions.models import Contribution, Discussion, DrawnCard, Factor, Reveal, Seat, Turn
from poortgenoot.discussions.presence import AWAY_AFTER
from poortgenoot.discussions.queries.revealed import sealed_seats
from poortgenoot.discussions.shipped import Card, cards

IN_TURNS = frozenset({StepKind.TURNS, StepKind.ASIDE})
SILENT = SEALED_KINDS | {StepKind.REVEAL, StepKind.DECIDE, StepKind.REFLECT, StepKind.EVALUATE}
"""Steps in which nobody writes on paper."""


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


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution as all see it; `seat` is None while it is nameless."""

    contribution: Contribution
    seat: Seat | None
    answers: tuple[Contribution, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    discussion: Discussion
    method: Method
    step: Step | None
    places: tuple[Place, ...]
    waiting_guests: tuple[Seat, ...]
    factors: tuple[Factor, ...]
    turns: tuple[Turn, ...]
    said: tuple[Said, ...]
    cards: tuple[tuple[DrawnCard, Card], ...]
    revealed: frozenset[str]
    now: datetime

    @property
    def scene(self) -> str:
        """Changes when the page of a seat must show something else than before."""
        place = self.discussion.place if self.discussion.place is not None else "-"
        return f"{place}:{len(self.revealed)}:{int(self.discussion.closed_at is not None)}"

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
    def leader_is_here(self) -> bool:
        return any(place.leads and place.is_here for place in self.places)

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
        is_open = self.sealing is not None and self.sealing.key not in self.revealed
        return tuple(place for place in self.places if not place.has_sealed) if is_open else ()

    @property
    def next_step(self) -> Step | None:
        place = -1 if self.discussion.place is None else self.discussion.place
        return self.method.steps[place + 1] if place + 1 < len(self.method.steps) else None

    @property
    def shows_case(self) -> bool:
        return self.step is None or bool({Shows.CASE, Shows.WISHES} & set(self.step.shows))

    @property
    def opens(self) -> Step | None:
        """What the present step reveals, or will."""
        if self.step is None or self.step.kind is not StepKind.REVEAL or self.discussion.place is None:
            return None
        return self.method.sealed_before(self.discussion.place)

    @property
    def sealing(self) -> Step | None:
        """The step whose seals the table looks at now: the weighing that is going on, or the one to be revealed."""
        if self.step is not None and self.step.kind in {StepKind.WEIGH, StepKind.JUDGE}:
            return self.step
        return self.opens

    @property
    def sealed(self) -> int:
        return sum(place.has_sealed for place in self.places)

    @property
    def meeting_changes(self) -> bool:
        """Whether the step before was another meeting of the triptych."""
        place = self.discussion.place or 0
        return place > 0 and self.method.steps[place].meeting != self.method.steps[place - 1].meeting


def table_of(pk: int) -> Table:
    """The table of discussion `pk` as it is now."""
    found = _table.first(pk)
    if found is None:
        raise Discussion.DoesNotExist
    return table_at(found)


def table_at(discussion: Discussion) -> Table:
    """The table of a discussion that was just read, with its facilitator and host."""
    method, now = discussion.method, clock.now()
    step = discussion.step
    everyone = seats_of(discussion)
    asked = [seat for seat in everyone if seat.left_at is None and seat.removed_at is None]
    seats = [seat for seat in asked if seat.takes_part]
    revealed = frozenset(reveal.step for reveal in _reveals(discussion.pk))
    turns = tuple(discussion.turns.filter(step=step.key)) if step and step.kind in IN_TURNS else ()
    names = names_of(everyone)
    bare = Table(discussion, method, step, (), (), (), turns, (), (), revealed, now)
    return replace(
        bare,
        places=_places(bare, seats, names),
        waiting_guests=tuple(s for s in asked if s.is_guest and s.declared_at and not s.confirmed_at),
        factors=tuple(factors_of(discussion.pk)),
        said=_said(discussion, step, names),
        cards=_cards(discussion, step),
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


@prepared
def _reveals(discussion: int) -> QuerySet[Reveal]:
    return Reveal.objects.filter(discussion=discussion)


@prepared
def factors_of(discussion: int) -> QuerySet[Factor]:
    """The factors on the table, in their order."""
    return Factor.objects.filter(discussion=discussion)


@prepared
def _table(pk: int) -> QuerySet[Discussion]:
    return Discussion.objects.filter(pk=pk).select_related("facilitator", "host")


def _places(table: Table, seats: list[Seat], names: Mapping[int, str]) -> tuple[Place, ...]:
    discussion, is_open = table.discussion, table.sealing is not None and table.sealing.key not in table.revealed
    sealed = sealed_seats(discussion, table.sealing.key) if table.sealing and is_open else set()
    states = {turn.seat_id: turn.state for turn in table.turns}
    return tuple(
        Place(
            seat=seat,
            name=names[seat.pk],
            is_here=is_here(seat, table.now),
            leads=seat.pk == discussion.facilitator_id,
            brings=seat.member_id is not None and seat.member_id == discussion.bringer_id,
            has_sealed=seat.pk in sealed,
            turn=states.get(seat.pk, ""),
        )
        for seat in seats
    )


def names_of(everyone: list[Seat]) -> dict[int, str]:
    """How a seat is called at the table: its code, with a number where several share it. No names: equal voices.

    `everyone`: all seats of the discussion. Who left keeps the number, so that nobody is called what another was.
    """
    found: dict[int, str] = {}
    seats = [seat for seat in everyone if seat.has_sat]
    many = {code for code in {s.profession for s in seats} if sum(s.profession == code for s in seats) > 1}
    count: dict[str, int] = {}
    for seat in sorted(seats, key=lambda s: s.number):
        count[seat.profession] = count.get(seat.profession, 0) + 1
        found[seat.pk] = f"{seat.profession} {count[seat.profession]}" if seat.profession in many else seat.profession
    return found


def is_here(seat: Seat, now: datetime) -> bool:
    """An open page gave a sign of life, and the last one did not close since."""
    if seat.seen_at is None or now - seat.seen_at > AWAY_AFTER:
        return False
    return seat.gone_at is None or seat.gone_at < seat.seen_at + timedelta(milliseconds=1)


def _said(discussion: Discussion, step: Step | None, names: Mapping[int, str]) -> tuple[Said, ...]:
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
    return tuple(_one_said(row, tuple(answers.get(row.pk, ())), step, names) for row in found if row.answers_id is None)


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
    return found if step.kind in SILENT else [*found, step.key]


def _cards(discussion: Discussion, step: Step | None) -> tuple[tuple[DrawnCard, Card], ...]:
    if step is None or not step.cards:
        return ()
    deck = {card.key: card for card in cards()}
    drawn = discussion.cards.filter(step=step.key)
    return tuple((one, deck[one.card]) for one in drawn if one.card in deck)
