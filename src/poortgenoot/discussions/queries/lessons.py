"""The lesson that a table writes together, and who agrees with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import seats_that_share
from poortgenoot.discussions.models import Discussion, LessonConsent, Seat, SharedLesson
from poortgenoot.discussions.queries.places import names_of, seats_of


@dataclass(frozen=True, slots=True)
class Vote:
    """`waits`: the lesson does not go to the library without this seat."""

    seat: Seat
    name: str
    agrees: bool
    waits: bool


def shared_lesson(discussion: Discussion) -> SharedLesson | None:
    return SharedLesson.objects.filter(discussion=discussion).select_related("lesson").first()


def guests_until(shared: SharedLesson) -> datetime:
    """Until when the table waits for a guest: who has no account may never come back (LIMIT_GUEST_AGREES_DAYS)."""
    return shared.at + timedelta(days=LIMITS.guest_agrees_days)


def to_agree(shared: SharedLesson) -> QuerySet[Seat]:
    """The seats that must agree: all at the table and who brought the case, without who left the house, and without
    guests after their term."""
    there = seats_that_share(shared.discussion).exclude(member__erased_at__isnull=False)
    return there if clock.now() < guests_until(shared) else there.filter(member__isnull=False)


def all_agree(shared: SharedLesson) -> bool:
    """Whether nobody is waited for any more; somebody must have said so."""
    agreed = _agreed(shared)
    return agreed.exists() and not to_agree(shared).exclude(pk__in=agreed.values("seat")).exists()


def _agreed(shared: SharedLesson) -> QuerySet[LessonConsent]:
    """With these words: not with those of a lesson of before, which were wiped and had the same version."""
    given = LessonConsent.objects.filter(seat__discussion=shared.discussion_id, version=shared.version)
    return given.filter(at__gte=shared.at)


def votes(shared: SharedLesson) -> tuple[Vote, ...]:
    everyone = seats_of(shared.discussion)
    names = names_of(everyone)
    agreed = set(_agreed(shared).values_list("seat", flat=True))
    sharing = set(seats_that_share(shared.discussion).values_list("pk", flat=True))
    waits = set(to_agree(shared).values_list("pk", flat=True)) - agreed
    seats = [seat for seat in everyone if seat.pk in sharing]
    return tuple(Vote(seat, names[seat.pk], seat.pk in agreed, seat.pk in waits) for seat in seats)
