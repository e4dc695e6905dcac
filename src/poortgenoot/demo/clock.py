"""The clock of the demo: moved on, so that terms run out, rings widen and digests go before one's eyes."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from poortgenoot.core import clock
from poortgenoot.demo.models import Clock
from poortgenoot.discussions.actions import sequels, terms
from poortgenoot.notifications.actions import deliver_waiting, send_digests
from poortgenoot.sparring.actions import tick
from poortgenoot.sparring.terms import add_working

STRIDE = timedelta(hours=1)
"""How far the clock goes at a time: what is due on the way happens on the way, in order."""


class Leap(StrEnum):
    HOUR = "hour"
    WORKING_DAY = "working_day"
    WEEK = "week"


def restore() -> None:
    """Set the clock of this process to what the demo's database says."""
    kept = Clock.objects.first()
    clock.set_ahead(timedelta(seconds=kept.seconds if kept else 0))


def leap(how: Leap) -> None:
    """Move the clock on, an hour at a time, and let everything that falls due happen."""
    goal = target(how, clock.now())
    while clock.now() < goal:
        move(min(goal, clock.now() + STRIDE))
        tick(clock.now())
        terms.tick(clock.now())
        sequels.ask_sequels(clock.now())
        send_digests()
        deliver_waiting()


def target(how: Leap, now: datetime) -> datetime:
    """Where `how` leads to: an hour, ten working hours (a working day) or seven days on."""
    if how == Leap.WORKING_DAY:
        return add_working(now, 10)
    return now + {Leap.HOUR: timedelta(hours=1), Leap.WEEK: timedelta(days=7)}[how]


@transaction.atomic
def move(to: datetime) -> None:
    ahead = clock.ahead() + (to - clock.now())
    clock.set_ahead(ahead)
    Clock.objects.update_or_create(pk=1, defaults={"seconds": int(ahead.total_seconds())})
