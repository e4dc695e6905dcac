"""Leading: the steps, the clock, and who holds it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions import access, terms
from poortgenoot.discussions.actions import rounds, sequels
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.models import Discussion, Pace, Seat

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
    move one step. Past the last step the discussion is closed. Raises `Refused`."""
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
    discussion.step_ends_at = terms.working_days_after(ends, 1) if slow else ends + MORE_TIME
    return _keep(discussion, "added_time", by)


@transaction.atomic
def pause(discussion: Discussion, *, by: Seat) -> Discussion:
    """The clock stands still; pausing twice is pausing once."""
    discussion = _led(discussion, by)
    demand(discussion.is_running)
    if discussion.paused_at is None:
        discussion.paused_at = clock.now()
        _keep(discussion, "paused", by)
    return discussion


@transaction.atomic
def resume(discussion: Discussion, *, by: Seat) -> Discussion:
    """The clock runs on with the time that was left."""
    discussion = _led(discussion, by)
    if discussion.paused_at is not None:
        if discussion.step_ends_at:
            discussion.step_ends_at += clock.now() - discussion.paused_at
        discussion.paused_at = None
        _keep(discussion, "resumed", by)
    return discussion


@transaction.atomic
def close(discussion: Discussion, *, by: Seat) -> Discussion:
    """The end; closing twice is closing once. What was never revealed stays sealed, also for who led."""
    discussion = locked(discussion)
    if discussion.closed_at is None:
        demand(access.can_lead(by, discussion))
        discussion.closed_at = clock.now()
        discussion.step_ends_at = discussion.paused_at = None
        _keep(discussion, "closed", by)
        sequels.settle(discussion)
    return discussion


@transaction.atomic
def hand_over(discussion: Discussion, to: Seat, *, by: Seat) -> Discussion:
    """Another member at the table leads from now on. Raises `Refused`."""
    discussion = _led(discussion, by)
    fits = to.discussion_id == discussion.pk and to.takes_part and not to.is_guest
    demand(fits, _("Kies iemand die aan tafel zit. Een gast kan niet leiden."))
    discussion.facilitator = to
    return _keep(discussion, "handed_over", by, to=to.number)


@transaction.atomic
def take_over(discussion: Discussion, *, by: Seat) -> Discussion:
    """Whoever is at the table may lead on when the facilitator left, or is away while the table waits for them.

    Raises `Refused`.
    """
    discussion = locked(discussion)
    why = _("Wie leidt, is er nog, of heeft nog tijd. Vraag of je het mag overnemen.")
    demand(access.can_take_over(by, discussion), why)
    discussion.facilitator = by
    return _keep(discussion, "took_over", by)


def _led(discussion: Discussion, by: Seat) -> Discussion:
    discussion = locked(discussion)
    demand(access.can_lead(by, discussion), _("Alleen wie de bespreking leidt, kan dit."))
    return discussion


def _stand_at(discussion: Discussion, place: int, by: Seat) -> None:
    discussion.place, discussion.paused_at = place, None
    discussion.step_ends_at = _end_of(discussion, place, clock.now())
    rounds.begin(discussion)
    _keep(discussion, "stood_at", by, place=place)


def _end_of(discussion: Discussion, place: int, now: datetime) -> datetime:
    step = discussion.method.steps[place]
    if discussion.pace == Pace.SLOW:
        return terms.working_days_after(now, step.days)
    return now + timedelta(minutes=step.minutes)


def _keep(discussion: Discussion, verb: str, by: Seat, **facts: int) -> Discussion:
    discussion.save(update_fields=["place", "step_ends_at", "paused_at", "started_at", "closed_at", "facilitator"])
    ledger.record(verb, discussion, by=by.member, **facts)
    tell_table(discussion)
    return discussion
