"""The discussions of one member: what waits for them, what they may sit down at, what is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from poortgenoot.core import clock
from poortgenoot.discussions.access.cases import discussions_open_to, discussions_visible_to
from poortgenoot.discussions.access.steps import is_over
from poortgenoot.discussions.method import SEALED_KINDS
from poortgenoot.discussions.models import Discussion, Pace, Seat, Weighing
from poortgenoot.members.models import Member

MOST = 30


class Waits(StrEnum):
    """What a discussion wants of me; the first that fits."""

    NOTHING = ""
    ASKED = "asked"
    START = "start"
    WEIGH = "weigh"
    JUDGE = "judge"
    OPEN = "open"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Entry:
    """One discussion, and what it wants of me. `seat` is None where I have none."""

    discussion: Discussion
    seat: Seat | None
    waits: Waits = Waits.NOTHING

    @property
    def is_over(self) -> bool:
        """The term of the step it stands at has passed."""
        return is_over(self.discussion)

    @property
    def is_past(self) -> bool:
        """I was asked for a day that is over, and the table never began."""
        planned, begun = self.discussion.planned_at, self.discussion.started_at
        is_over = planned is not None and planned.astimezone(clock.AMSTERDAM).date() < clock.today()
        return self.waits == Waits.ASKED and begun is None and is_over


@dataclass(frozen=True, slots=True)
class Found:
    waiting: tuple[Entry, ...]
    running: tuple[Entry, ...]
    open: tuple[Entry, ...]
    over: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.running or self.open or self.over)


def of(member: Member) -> Found:
    """At most `MOST` of mine, those that go on first, and `MOST` others; newest first."""
    mine = _mine(member)
    going = [entry for entry in mine if not entry.discussion.closed_at]
    return Found(
        waiting=tuple(entry for entry in going if entry.waits),
        running=tuple(entry for entry in going if not entry.waits),
        open=tuple(Entry(d, None) for d in _listed(discussions_open_to(member))[:MOST]),
        over=tuple(entry for entry in mine if entry.discussion.closed_at),
    )


def waiting_for(member: Member) -> Sequence[Entry]:
    """What waits for me, for the page Vandaag. Three queries at most. Nobody is asked to a table of yesterday."""
    return [entry for entry in _mine(member, closed_at=None) if entry.waits and not entry.is_past]


def within_reach(member: Member, pk: int) -> Discussion | None:
    """A discussion that I have or had a seat in, or may take one in."""
    seen = discussions_visible_to(member).filter(pk=pk).first()
    return seen or discussions_open_to(member).filter(pk=pk).first()


def _mine(member: Member, **which: object) -> list[Entry]:
    found = _listed(discussions_visible_to(member).filter(hidden_at=None, **which))
    going_first = found.order_by(F("closed_at").desc(nulls_first=True), "-made_at", "-pk")
    discussions = list(going_first[:MOST])
    rows = Seat.objects.filter(member=member, removed_at=None, discussion__in=discussions)
    seats = {seat.discussion_id: seat for seat in rows}
    sealed = _sealed_by(list(seats.values()))
    return [Entry(d, seat, _waits(d, seat, sealed)) for d in discussions if (seat := seats.get(d.pk)) is not None]


def _listed(discussions: QuerySet[Discussion]) -> QuerySet[Discussion]:
    there = Q(seats__taken_at__isnull=False, seats__left_at=None, seats__removed_at=None)
    counted = Count("seats", filter=there, distinct=True)
    return discussions.annotate(people=counted).prefetch_related("themes").order_by("-made_at", "-pk")


def _sealed_by(seats: list[Seat]) -> set[tuple[int, str]]:
    rows = Weighing.objects.filter(seat__in=seats, sealed_at__isnull=False)
    return set(rows.values_list("seat_id", "step"))


def _waits(discussion: Discussion, seat: Seat, sealed: set[tuple[int, str]]) -> Waits:
    if discussion.closed_at or seat.left_at:
        return Waits.NOTHING
    if seat.taken_at is None:
        return Waits.ASKED
    step = discussion.step
    leads = discussion.facilitator_id == seat.pk
    if step is None:
        return Waits.START if leads else Waits.NOTHING
    if step.kind in SEALED_KINDS:
        if (seat.pk, step.key) in sealed:
            return Waits.NOTHING
        return Waits.JUDGE if step.kind == "judge" else Waits.WEIGH
    if leads and discussion.pace == Pace.SLOW:
        return Waits.OPEN if step.kind == "reveal" else Waits.STEP
    return Waits.STEP if discussion.pace == Pace.LIVE else Waits.NOTHING
