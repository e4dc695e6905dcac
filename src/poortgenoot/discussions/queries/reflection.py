"""How one member weighed at first and after, over time: for that member's eyes only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from poortgenoot.discussions.access.cases import recognises_nobody
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.method import StepKind
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries.own import reflections_of, weighings_of
from poortgenoot.members.models import Member

FIELD_WIDTH, FIELD_HEIGHT = 60, 48
"""The little picture of one factor: five directions across, five weights upward, 12 units each."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands in the little picture."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shift:
    """One factor: at first, and the second time when there was one."""

    title: str
    first: Weighed
    after: Weighed | None

    @property
    def start(self) -> Spot | None:
        return _spot(self.first)

    @property
    def end(self) -> Spot | None:
        return _spot(self.after) if self.after else None

    @property
    def has_moved(self) -> bool:
        return self.start is not None and self.end is not None and self.start != self.end


@dataclass(frozen=True, slots=True)
class Lookback:
    """One discussion in which I weighed."""

    discussion: Discussion
    profession: str
    at: datetime | None
    shifts: tuple[Shift, ...]
    reflection: str
    is_locked: bool
    """Something of it no key of ours opens."""
    reflection_is_locked: bool

    @property
    def is_weighed_again(self) -> bool:
        return any(shift.after for shift in self.shifts)

    @property
    def moved(self) -> int:
        return sum(shift.has_moved for shift in self.shifts)


def _spot(weighed: Weighed) -> Spot | None:
    if weighed.weight is None or weighed.direction is None:
        return None
    return Spot(x=6 + 12 * (weighed.direction + 2), y=6 + 12 * (4 - weighed.weight))


def own_weighings(member: Member) -> list[Lookback]:
    """My discussions, newest first. Hidden ones are left out, and those that are closed to me: I was removed, or said
    that I recognise somebody."""
    found = Seat.objects.filter(member=member, taken_at__isnull=False, removed_at=None, discussion__hidden_at=None)
    seats = (
        found.filter(recognises_nobody())
        .select_related("discussion")
        .prefetch_related("discussion__factors")
        .order_by("-discussion__made_at")
    )
    return [mine for mine in _lookbacks(list(seats)) if mine.shifts or mine.reflection or mine.is_locked]


def own_weighing(seat: Seat) -> Lookback:
    """Call it only for the member of `seat`."""
    (mine,) = _lookbacks([seat])
    return mine


def _lookbacks(seats: list[Seat]) -> list[Lookback]:
    kept, written = weighings_of(seats), reflections_of(seats)
    return [
        Lookback(
            discussion=seat.discussion,
            profession=seat.profession,
            at=seat.discussion.started_at,
            shifts=tuple(_shifts(seat.discussion, kept[seat.pk])),
            reflection=written[seat.pk].reason if seat.pk in written else "",
            is_locked=any(c.is_locked for c in (*kept[seat.pk].values(), written.get(seat.pk, Contents()))),
            reflection_is_locked=seat.pk in written and written[seat.pk].is_locked,
        )
        for seat in seats
    ]


def _shifts(discussion: Discussion, kept: dict[str, Contents]) -> Iterator[Shift]:
    """The first weighing of the script beside the one that weighs it again."""
    steps = [step for step in discussion.method.steps if step.kind is StepKind.WEIGH]
    first = next((step for step in steps if step.key in kept), None)
    if first is None:
        return
    again = next((step for step in steps if step.again == first.key and step.key in kept), None)
    titles = {factor.key: factor.title for factor in discussion.factors.all()}
    for key, weighed in kept[first.key].factors.items():
        after = kept[again.key].factors.get(key) if again else None
        if key in titles and weighed.is_given:
            yield Shift(titles[key], weighed, after if after and after.is_given else None)
