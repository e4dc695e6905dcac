"""The lesson that a table writes together, and who agrees with it."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions import access
from poortgenoot.discussions.models import Discussion, LessonConsent, Seat, SharedLesson
from poortgenoot.discussions.queries.table import names_of


@dataclass(frozen=True, slots=True)
class Vote:
    seat: Seat
    name: str
    agrees: bool


def shared_lesson(discussion: Discussion) -> SharedLesson | None:
    return SharedLesson.objects.filter(discussion=discussion).select_related("lesson").first()


def votes(shared: SharedLesson) -> tuple[Vote, ...]:
    seats = list(access.seats_at(shared.discussion))
    names = names_of(seats)
    found = LessonConsent.objects.filter(seat__in=seats, version=shared.version)
    agreed = set(found.values_list("seat", flat=True))
    return tuple(Vote(seat, names[seat.pk], seat.pk in agreed) for seat in seats)
