"""Who may do what in the step where a table stands."""

from __future__ import annotations

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.leading import can_lead
from poortgenoot.discussions.method import Active, Step, StepKind
from poortgenoot.discussions.models import Contribution, Discussion, Pace, Reveal, Seat, Turn


def can_take_part(seat: Seat, discussion: Discussion) -> bool:
    """Do what the step asks: at the table, while the discussion is running and not paused for good."""
    return seat.takes_part and discussion.is_running and discussion.hidden_at is None


def is_revealed(discussion: Discussion, step: str) -> bool:
    return Reveal.objects.filter(discussion=discussion, step=step).exists()


def can_take_turn(seat: Seat, turn: Turn, discussion: Discussion) -> bool:
    """One's own turn, or anybody's for who leads, while it is running. `discussion` is that of `turn`."""
    may = seat.pk == turn.seat_id or can_lead(seat, discussion)
    return may and seat.takes_part and discussion.is_running


def can_write(seat: Seat, discussion: Discussion, step: Step, answers: Contribution | None = None) -> bool:
    """Who may write in a step: in an "ask" everybody but the bringer asks and only the bringer answers; in an "aside"
    the bringer is silent; where all weigh, compare or write things down nobody writes on paper."""
    is_bringer = seat.member_id is not None and seat.member_id == discussion.bringer_id
    if answers is not None:
        return is_bringer and not step.is_silent and _is_question(answers, discussion)
    if step.kind in {StepKind.ASK, StepKind.ASIDE}:
        return not is_bringer
    if step.is_silent:
        return False
    match step.active:
        case Active.OTHERS:
            return not is_bringer
        case Active.BRINGER:
            return is_bringer
        case Active.FACILITATOR:
            return discussion.facilitator_id == seat.pk
        case _:
            return True


def _is_question(written: Contribution, discussion: Discussion) -> bool:
    return written.discussion_id == discussion.pk and written.answers_id is None


def can_choose_factors(seat: Seat, discussion: Discussion) -> bool:
    """Anybody at the table, until it comes to a step in which it weighs: from then on nobody learns by trying whether
    anybody began."""
    there = seat.takes_part and seat.discussion_id == discussion.pk and discussion.closed_at is None
    return there and not has_come_to_weigh(discussion)


def has_come_to_weigh(discussion: Discussion) -> bool:
    """Whether the table stands at or past its first weighing."""
    there = -1 if discussion.place is None else discussion.place
    return any(step.kind is StepKind.WEIGH for step in discussion.method.steps[: there + 1])


def most_factors(discussion: Discussion) -> int:
    """How many factors this discussion may weigh."""
    return LIMITS.factors_live if discussion.pace == Pace.LIVE else LIMITS.factors_slow


def is_over(discussion: Discussion) -> bool:
    """Whether the time of the step is over; it does not run out while the clock stands still."""
    ends = discussion.step_ends_at
    return ends is not None and discussion.paused_at is None and clock.now() >= ends
