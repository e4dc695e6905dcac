"""Who may lead a table, and take that over."""

from __future__ import annotations

from datetime import timedelta

from poortgenoot.core import clock
from poortgenoot.discussions.access.seats import seats_at
from poortgenoot.discussions.models import Discussion, Pace, Seat
from poortgenoot.discussions.presence import AWAY_AFTER

MEETINGS_APART = timedelta(days=30)
"""So long at most between two meetings of one discussion."""


def can_lead(seat: Seat, discussion: Discussion) -> bool:
    """The facilitator, while the discussion is neither closed nor hidden: then nobody else sees what they do."""
    goes_on = discussion.closed_at is None and discussion.hidden_at is None
    return seat.takes_part and discussion.facilitator_id == seat.pk and goes_on


def can_take_over(seat: Seat, discussion: Discussion) -> bool:
    """A member at the table, when the facilitator left or has given no sign of life for a while: the bringer at any
    time, the others only while somebody ought to lead. Between two meetings nobody: days without a sign are usual."""
    if seat.is_guest or not seat.takes_part or discussion.closed_at or discussion.hidden_at:
        return False
    leader = discussion.facilitator
    if leader is None or not leader.takes_part:
        return True
    waits = seat.member_id == discussion.bringer_id or is_missed(discussion)
    return leader.pk != seat.pk and is_away(leader) and waits and not is_between_meetings(discussion)


def is_missed(discussion: Discussion) -> bool:
    """Whether somebody ought to lead now: live from the planned moment or the start on, slow once a term is over."""
    since = discussion.started_at or discussion.planned_at
    if discussion.started_at is not None and discussion.pace == Pace.SLOW:
        since = discussion.step_ends_at if discussion.paused_at is None else None
    return since is not None and since <= clock.now()


def is_between_meetings(discussion: Discussion) -> bool:
    """Whether a live method over several meetings waits for the next one: its clock stands or ran out, and no meeting
    is going on without who leads.

    That takes two who are there, and more than half of those who do not lead: who comes in first is not yet a meeting,
    and at a table of two nobody opens alone what the other sealed. Who leads and was not seen for weeks is not waited
    for any longer.
    """
    if discussion.started_at is None or discussion.pace == Pace.SLOW or discussion.method.meetings == 1:
        return False
    runs_until = discussion.step_ends_at if discussion.paused_at is None else None
    if runs_until is not None and runs_until > clock.now():
        return False
    leader = discussion.facilitator
    last_led = leader.seen_at if leader is not None and leader.seen_at else discussion.started_at
    if clock.now() - last_led > MEETINGS_APART:
        return False
    others = [is_away(seat) for seat in seats_at(discussion) if seat.pk != discussion.facilitator_id]
    here = others.count(False)
    return here < 2 or 2 * here <= len(others)


def is_away(seat: Seat) -> bool:
    """No sign of life for a while: not merely between two pages."""
    return seat.seen_at is None or clock.now() - seat.seen_at > AWAY_AFTER


def can_be_given_the_lead(seat: Seat, discussion: Discussion) -> bool:
    """A member at this table; a guest came with experience of their own, not to lead."""
    return seat.discussion_id == discussion.pk and seat.takes_part and not seat.is_guest


def can_take_from_table(seat: Seat, discussion: Discussion, *, by: Seat) -> bool:
    """Who leads may take anybody from the table but themselves. `discussion` is that of `seat`."""
    return can_lead(by, discussion) and seat.pk != by.pk
