"""How long this room keeps things: each table has its term, and a night that ends it. See the guide for operators.

A discussion goes with all below it: case, seats, weighings, words, record, reflections, evaluations. What a table
gave to the library stays, and so do dates of peer groups, until their own term.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.discussions.actions import index
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.actions.telling import outdate_terms, tell_again, tell_bringer
from poortgenoot.discussions.models import Certificate, Discussion, Gathering, Mark, PeerMeeting, Seat
from poortgenoot.discussions.queries import old
from poortgenoot.discussions.queries.slow import members_at
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.retention import months_before

BATCH = 500
WARNED_BEFORE = timedelta(days=7)
"""So long before it is closed in silence, who sits there hears it."""


@dataclass(frozen=True, slots=True)
class Night:
    """How many discussions were told of their silence, closed and wiped; keys of guests and marks of visitors,
    gatherings and dates wiped."""

    told: int = 0
    closed: int = 0
    wiped: int = 0
    keys: int = 0
    marks: int = 0
    gatherings: int = 0
    dates: int = 0


def keep_tables(now: datetime) -> Night:
    """End every term that is over at `now` (aware). Run as often as one likes.

    What breaks on one keeps no other waiting; it is raised at the end, all of it in an `ExceptionGroup`.
    """
    silent_since = months_before(now, LIMITS.months_without_activity)
    with one_by_one("a night of the tables") as each:
        return Night(
            told=each(_first(old.falling_silent(silent_since + WARNED_BEFORE)), lambda number: _warn(number, now)),
            closed=each(_first(old.silent(silent_since, now - WARNED_BEFORE)), lambda number: _close(number, now)),
            wiped=each(_first(old.closed(months_before(now, LIMITS.months_after_closing))), _wipe),
            keys=each([now - timedelta(days=LIMITS.guest_reads_days)], _forget_keys),
            marks=each([months_before(now, LIMITS.months_marks)], _forget_marks),
            gatherings=each([months_before(now, LIMITS.months_marks)], _forget_gatherings),
            dates=each(_first(old.dates(months_before(now, LIMITS.months_attendance))), _forget_date),
        )


def _first(numbers: Iterable[int]) -> list[int]:
    return list(islice(numbers, BATCH))


@transaction.atomic
def _warn(number: int, now: datetime) -> bool:
    """Everybody who sits there hears that it closes in a week, unless somebody comes."""
    discussion = locked(Discussion(pk=number))
    silent_since = months_before(now, LIMITS.months_without_activity)
    if not old.falling_silent(silent_since + WARNED_BEFORE).filter(pk=number).exists():
        return False
    discussion.warned_at = now
    discussion.save(update_fields=["warned_at"])
    ledger.record("told_of_silence", discussion, by=None)
    why = _("Hier kwam al lang niemand. Kom je terug? Anders sluiten we hem over een week.")
    for seat in members_at(discussion):
        tell_again(seat, discussion, "quiet", why)
    return True


@transaction.atomic
def _close(number: int, now: datetime) -> bool:
    """Nobody came back to it: closed by the house, and its bringer hears it."""
    discussion = locked(Discussion(pk=number))
    silent_since = months_before(now, LIMITS.months_without_activity)
    if not old.silent(silent_since, now - WARNED_BEFORE).filter(pk=number).exists():
        return False
    if discussion.step is not None:
        outdate_terms(discussion, discussion.step)
    discussion.closed_at = clock.now()
    discussion.step_ends_at = discussion.paused_at = None
    discussion.save(update_fields=["closed_at", "step_ends_at", "paused_at"])
    ledger.record("closed_quietly", discussion, by=None)
    index.put_discussion(discussion)
    tell_table(discussion)
    why = _("Niemand kwam er nog. Over %(months)s maanden wissen we hem.") % {"months": LIMITS.months_after_closing}
    tell_bringer(discussion, "silent", why)
    return True


@transaction.atomic
def _wipe(number: int) -> bool:
    discussion = Discussion.objects.select_for_update(skip_locked=True).filter(pk=number).first()
    if discussion is None:
        return False
    ledger.record("expired", discussion, by=None)
    texts.remove(discussion)
    return True


@transaction.atomic
def _forget_keys(since: datetime) -> int:
    """The link of a guest, used or not, opens nothing any more."""
    return Seat.objects.filter(discussion__closed_at__lte=since).exclude(key_hash="").update(key_hash="")


@transaction.atomic
def _forget_marks(since: datetime) -> int:
    """Of visitors, for whom nobody can ask; members take theirs along when they leave."""
    return _deleted(Mark.objects.filter(member=None, gathering=None, sealed_at__lte=since).delete())


@transaction.atomic
def _forget_gatherings(since: datetime) -> int:
    """With all that was weighed there, by members too."""
    return _deleted(Gathering.objects.filter(ends_at__lte=since).delete(), Gathering)


def _deleted(told: tuple[int, dict[str, int]], model: type[Mark] | type[Gathering] = Mark) -> int:
    return told[1].get(model._meta.label, 0)


@transaction.atomic
def _forget_date(number: int) -> bool:
    """With who was there and the certificates of it: nobody verifies them any more."""
    Certificate.objects.filter(attendance__meeting=number).delete()
    return bool(PeerMeeting.objects.filter(pk=number).delete()[0])
