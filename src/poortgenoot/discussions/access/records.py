"""Who may read and write what stays of a discussion."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from poortgenoot.discussions.access.seats import seats_at
from poortgenoot.discussions.method import StepKind
from poortgenoot.discussions.models import Discussion, RecordLine, Seat


def can_read_record(seat: Seat, discussion: Discussion) -> bool:
    """What stays is read at the table from the step where it is written on; and after the end by who left early too."""
    if discussion.hidden_at is not None:
        return False
    if seat.takes_part:
        return is_written_up(discussion)
    confirmed = seat.confirmed_at is not None or not seat.is_guest
    was_there = seat.taken_at is not None and seat.removed_at is None and confirmed
    return was_there and discussion.closed_at is not None


def can_write_record(seat: Seat, discussion: Discussion) -> bool:
    """Any seat at the table, from the step in which things are written down; after the end too."""
    return seat.takes_part and discussion.hidden_at is None and is_written_up(discussion)


def can_change_line(seat: Seat, line: RecordLine) -> bool:
    """Who wrote it, or who leads."""
    discussion = line.discussion
    mine = line.by_id == seat.pk or discussion.facilitator_id == seat.pk
    return mine and line.discussion_id == seat.discussion_id and can_write_record(seat, discussion)


def can_order_lines(seat: Seat, discussion: Discussion) -> bool:
    return discussion.facilitator_id == seat.pk and can_write_record(seat, discussion)


def is_written_up(discussion: Discussion) -> bool:
    """Whether the table reached the step in which it writes down, or is closed."""
    if discussion.closed_at is not None:
        return True
    steps = discussion.method.steps[: (discussion.place if discussion.place is not None else -1) + 1]
    return any(step.kind is StepKind.DECIDE for step in steps)


def can_reflect(seat: Seat, discussion: Discussion) -> bool:
    """A member on their own seat; a guest has no account to come back with."""
    return not seat.is_guest and seat.taken_at is not None and discussion.started_at is not None


def can_evaluate(seat: Seat, discussion: Discussion) -> bool:
    """Whoever sat at the table, once it is written up."""
    return can_read_record(seat, discussion)


def can_read_evaluations(seat: Seat, discussion: Discussion) -> bool:
    """The one who led."""
    return discussion.facilitator_id == seat.pk and can_read_record(seat, discussion)


def can_tell_sequel(seat: Seat, discussion: Discussion) -> bool:
    """What became of it is told by who brought the case, once the discussion is closed."""
    brought = seat.member_id is not None and seat.member_id == discussion.bringer_id
    return brought and discussion.closed_at is not None and discussion.hidden_at is None


def can_share_lesson(seat: Seat, discussion: Discussion) -> bool:
    """Every seat, after the end, and who brought the case also once they stood up; never from a case that only its own
    table may read."""
    closed = discussion.closed_at is not None and not discussion.restricted
    brought = seat.member_id is not None and seat.member_id == discussion.bringer_id
    return (seat.takes_part or brought) and closed and discussion.hidden_at is None


def seats_that_share(discussion: Discussion) -> QuerySet[Seat]:
    """Whose lesson it is: all at the table, and who brought the case, under whose name it will stand."""
    brought = Q(member__isnull=False, member=discussion.bringer_id)
    return discussion.seats.filter(Q(pk__in=seats_at(discussion).values("pk")) | brought).order_by("number")
