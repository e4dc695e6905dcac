"""Where a discussion stands: its step, what lies on the table and what was opened. Nothing of who sits there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.method import Method, Shows, Step, StepKind
from poortgenoot.discussions.models import Discussion, DrawnCard, Factor, Pace, Reveal
from poortgenoot.discussions.queries.laid import cards_at, factors_of
from poortgenoot.discussions.shipped import Card
from poortgenoot.discussions.terms import working_time_between


@dataclass(frozen=True, slots=True)
class Progress:
    discussion: Discussion
    method: Method
    step: Step | None
    factors: tuple[Factor, ...]
    cards: tuple[tuple[DrawnCard, Card], ...]
    revealed: frozenset[str]
    now: datetime

    @property
    def scene(self) -> str:
        """Changes when the page of a seat must show something else than before."""
        place = self.discussion.place if self.discussion.place is not None else "-"
        return f"{place}:{len(self.revealed)}:{int(self.discussion.closed_at is not None)}"

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
    def shut(self) -> Step | None:
        """`sealing` until it is revealed."""
        return self.sealing if self.sealing is not None and self.sealing.key not in self.revealed else None

    @property
    def left_standing(self) -> tuple[int, int]:
        """What a clock that stands still has left: minutes and seconds live, working days and hours in a slow one."""
        ends, since = self.discussion.step_ends_at, self.discussion.paused_at
        if ends is None or since is None:
            return 0, 0
        if self.discussion.pace == Pace.SLOW:
            return working_time_between(since, ends)
        return divmod(max(0, round((ends - since).total_seconds())), 60)

    @property
    def meeting_changes(self) -> bool:
        """Whether the step before was another meeting of the triptych."""
        place = self.discussion.place or 0
        return place > 0 and self.method.steps[place].meeting != self.method.steps[place - 1].meeting


def progress_at(discussion: Discussion) -> Progress:
    """Of a discussion that was just read."""
    step = discussion.step
    return Progress(
        discussion=discussion,
        method=discussion.method,
        step=step,
        factors=tuple(factors_of(discussion.pk)),
        cards=cards_at(discussion, step),
        revealed=frozenset(reveal.step for reveal in _reveals(discussion.pk)),
        now=clock.now(),
    )


@prepared
def _reveals(discussion: int) -> QuerySet[Reveal]:
    return Reveal.objects.filter(discussion=discussion)
