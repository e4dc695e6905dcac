"""Leading: the steps, the clock, and who holds it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions import terms
from poortgenoot.discussions.access.leading import can_be_given_the_lead, can_lead, can_take_over
from poortgenoot.discussions.actions import presence, rounds, sequels
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.actions.telling import outdate_terms, tell_closed, tell_new_lead, tell_taken_over
from poortgenoot.discussions.models import Discussion, Pace, Seat
from poortgenoot.members.models import Member
from poortgenoot.sparring.terms import add_working, working_hours_between

MORE_TIME = timedelta(minutes=5)


@transaction.atomic
def start(discussion: Discussion, *, by: Seat) -> Discussion:
    """From the first step on; starting twice is starting once."""
    discussion = _led(discussion, by)
    if discussion.started_at is None:
        discussion.started_at = clock.now()
        _stand_at(discussion, 0, by)
    return discussion


@transaction.atomic
def go_to(discussion: Discussion, place: int, *, by: Seat, expects: int) -> Discussion:
    """To the step next to where the table stands. `expects` is the step that `by` saw: two who press "next" at once
    move one step. Past the last step the discussion is closed,
    and closed it stays. Raises `Refused`."""
    if (ended := locked(discussion)).closed_at is not None and ended.place == expects < place:
        return ended
    discussion = _led(discussion, by)
    demand(discussion.is_running, _("De bespreking loopt niet."))
    if discussion.place != expects:
        return discussion
    demand(abs(place - expects) == 1 and place >= 0, _("Ga één stap tegelijk."))
    if place >= len(discussion.method.steps):
        return close(discussion, by=by)
    _stand_at(discussion, place, by)
    return discussion


@transaction.atomic
def add_time(discussion: Discussion, *, by: Seat) -> Discussion:
    """Five minutes more, or a working day in a slow discussion; from now when the time was over."""
    discussion = _led(discussion, by)
    demand(discussion.step_ends_at is not None)
    ends = max(discussion.step_ends_at or clock.now(), discussion.paused_at or clock.now())
    slow = discussion.pace == Pace.SLOW
    _move_end(discussion, terms.working_days_after(ends, 1) if slow else ends + MORE_TIME)
    return _keep(discussion, "added_time", by.member)


@transaction.atomic
def pause(discussion: Discussion, *, by: Seat) -> Discussion:
    """The clock stands still; pausing twice is pausing once."""
    discussion = _led(discussion, by)
    demand(discussion.is_running)
    if discussion.paused_at is None:
        discussion.paused_at = clock.now()
        _keep(discussion, "paused", by.member)
    return discussion


@transaction.atomic
def resume(discussion: Discussion, *, by: Seat) -> Discussion:
    """The clock runs on with the time that was left."""
    discussion = _led(discussion, by)
    if discussion.paused_at is not None:
        if discussion.step_ends_at:
            _move_end(discussion, _with_what_was_left(discussion, discussion.step_ends_at, discussion.paused_at))
        discussion.paused_at = None
        _keep(discussion, "resumed", by.member)
    return discussion


@transaction.atomic
def close(discussion: Discussion, *, by: Seat) -> Discussion:
    """The end; closing twice is closing once. What was never revealed stays sealed, also for who led."""
    discussion = locked(discussion)
    if discussion.closed_at is None:
        demand(can_lead(as_now(by), discussion))
        end(discussion, by=by.member)
        tell_closed(discussion, by.member)
    return discussion


def end(discussion: Discussion, *, by: Member | None) -> None:
    """It is closed, and open pages hear it. `discussion` is locked, and goes on until now; `by`: who leads it, or its
    bringer who leaves the house."""
    if discussion.step is not None:
        outdate_terms(discussion, discussion.step)
    discussion.closed_at = clock.now()
    discussion.step_ends_at = discussion.paused_at = None
    _keep(discussion, "closed", by)
    sequels.settle(discussion)


@transaction.atomic
def hand_over(discussion: Discussion, to: Seat, *, by: Seat) -> Discussion:
    """Another member at the table leads from now on. Raises `Refused`."""
    discussion, to = _led(discussion, by), as_now(to)
    demand(can_be_given_the_lead(to, discussion), _("Kies iemand die aan tafel zit. Een gast kan niet leiden."))
    discussion.facilitator = to
    tell_new_lead(discussion, to)
    return _keep(discussion, "handed_over", by.member, to=to.number)


@transaction.atomic
def take_over(discussion: Discussion, *, by: Seat) -> Discussion:
    """Whoever is at the table may lead on when the facilitator left, or is away while the table waits for them; taking
    over twice is taking over once. Raises `Refused`.
    """
    discussion = locked(discussion)
    why = _("Wie leidt, is er nog, of heeft nog tijd. Vraag of je het mag overnemen.")
    leader, before = as_now(by), discussion.facilitator
    if can_lead(leader, discussion):
        return discussion
    demand(can_take_over(leader, discussion), why)
    presence.act(leader)
    discussion.facilitator = by
    tell_taken_over(discussion, before)
    return _keep(discussion, "took_over", by.member)


def _led(discussion: Discussion, by: Seat) -> Discussion:
    discussion, leader = locked(discussion), as_now(by)
    demand(can_lead(leader, discussion), _("Alleen wie de bespreking leidt, kan dit."))
    presence.act(leader)
    return discussion


def _stand_at(discussion: Discussion, place: int, by: Seat) -> None:
    if discussion.step is not None:
        outdate_terms(discussion, discussion.step)
    discussion.place, discussion.paused_at = place, None
    discussion.step_ends_at = _end_of(discussion, place, clock.now())
    rounds.begin(discussion)
    _keep(discussion, "stood_at", by.member, place=place)


def _move_end(discussion: Discussion, ends: datetime) -> None:
    """The step ends at another moment; who reads later of the one before, comes too early or for nothing."""
    if discussion.step is not None and ends != discussion.step_ends_at:
        outdate_terms(discussion, discussion.step)
    discussion.step_ends_at = ends


def _with_what_was_left(discussion: Discussion, ends: datetime, paused: datetime) -> datetime:
    """Live in minutes; slow in working hours, so that no term ends in a weekend. What was over stays over."""
    now = clock.now()
    if discussion.pace == Pace.SLOW and ends > paused:
        return add_working(now, working_hours_between(paused, ends))
    return ends + (now - paused)


def _end_of(discussion: Discussion, place: int, now: datetime) -> datetime:
    step = discussion.method.steps[place]
    if discussion.pace == Pace.SLOW:
        return terms.working_days_after(now, step.days)
    return now + timedelta(minutes=step.minutes)


def _keep(discussion: Discussion, verb: str, by: Member | None, **facts: int) -> Discussion:
    discussion.save(update_fields=["place", "step_ends_at", "paused_at", "started_at", "closed_at", "facilitator"])
    ledger.record(verb, discussion, by=by, **facts)
    tell_table(discussion)
    return discussion
