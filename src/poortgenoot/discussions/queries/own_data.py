"""What this room knows about one person: what they wrote, and how they weighed. Nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from poortgenoot.accounts.models import User
from poortgenoot.discussions.factor import plain
from poortgenoot.discussions.models import (
    Consent,
    Contribution,
    Discussion,
    Evaluation,
    Explanation,
    RecordLine,
    Seat,
    SharedLesson,
)
from poortgenoot.discussions.queries.own import reflections_of, weighings_of
from poortgenoot.members.models import Member

CASE = ("id", "title", "wants", "happened", "sentence", "pace", "made_at", "started_at", "closed_at")


def about(user: User) -> dict[str, object]:
    """The cases of others are not mine to take along: of a seat there is the number of its discussion."""
    member = user.member
    return {
        "discussions": list(Discussion.objects.filter(bringer=member).order_by("pk").values(*CASE)),
        "seats": list(_seats(member)),
        "contributions": _rows(Contribution.objects.filter(seat__member=member), "text", "step", "at"),
        "record_lines": _rows(RecordLine.objects.filter(by__member=member), "kind", "profession", "text", "at"),
        "reservations": _rows(Consent.objects.filter(seat__member=member), "agrees", "reservation", "at"),
        "explanations": _rows(Explanation.objects.filter(by__member=member), "text", "at"),
        "shared_lessons": _rows(
            SharedLesson.objects.filter(by__member=member), "title", "case_text", "insight", "for_employee", "at"
        ),
        "sequels": list(
            Discussion.objects.filter(bringer=member, sequel__at__isnull=False).values("id", "sequel__text")
        ),
        "evaluations": _rows(Evaluation.objects.filter(seat__member=member), "worked", "failed", "tips", "at"),
    }


def _seats(member: Member) -> Iterator[dict[str, object]]:
    seats = list(Seat.objects.filter(member=member).order_by("pk"))
    kept, written = weighings_of(seats), reflections_of(seats)
    for seat in seats:
        yield {
            "discussion": seat.discussion_id,
            "profession": seat.profession,
            "taken_at": seat.taken_at,
            "left_at": seat.left_at,
            "weighed": {step: plain(contents) for step, contents in kept[seat.pk].items()},
            "reflection": written[seat.pk].reason if seat.pk in written else "",
            "not_readable": [step for step, contents in kept[seat.pk].items() if contents.is_locked],
        }


def _rows[M: Model](found: QuerySet[M], *fields: str) -> list[dict[str, object]]:
    return list(found.order_by("pk").values(*fields))
