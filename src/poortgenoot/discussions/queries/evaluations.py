"""How discussions went, by profession; nothing before three seats have said something."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions.models import Discussion, Evaluation, Seat
from poortgenoot.members.models import Host

LEAST = 3


@dataclass(frozen=True, slots=True)
class Said:
    profession: str
    worked: str
    failed: str
    tips: str


def evaluations_of(discussion: Discussion) -> tuple[Said, ...]:
    """By profession, and within one by the alphabet, so that the order says nothing; empty while fewer than three
    wrote."""
    return _said(list(Evaluation.objects.filter(seat__discussion=discussion).select_related("seat")))


def _said(rows: list[Evaluation]) -> tuple[Said, ...]:
    if len(rows) < LEAST:
        return ()
    rows.sort(key=lambda row: (row.seat.profession, row.worked, row.failed, row.tips))
    return tuple(Said(row.seat.profession, row.worked, row.failed, row.tips) for row in rows)


def number_of(discussion: Discussion) -> int:
    return Evaluation.objects.filter(seat__discussion=discussion).count()


def evaluated_at(host: Host) -> list[tuple[Discussion, tuple[Said, ...]]]:
    """For the host's moderators: the method and the evaluations, not the case; newest first."""
    closed = Discussion.objects.filter(host=host, closed_at__isnull=False, hidden_at=None).order_by("-closed_at")[:50]
    rows: dict[int, list[Evaluation]] = {}
    for row in Evaluation.objects.filter(seat__discussion__in=[d.pk for d in closed]).select_related("seat"):
        rows.setdefault(row.seat.discussion_id, []).append(row)
    found = ((discussion, _said(rows.get(discussion.pk, []))) for discussion in closed)
    return [(discussion, said) for discussion, said in found if said]


def evaluation_of(seat: Seat) -> Evaluation | None:
    return Evaluation.objects.filter(seat=seat).first()
