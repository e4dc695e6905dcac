"""What this room knows about one person: what they wrote, and what they were asked."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from poortgenoot.accounts.models import User
from poortgenoot.sparring.models import Answer, Duty, FollowUp, Helped, Invitation, Lesson, Outcome, Question, Report

KEPT_INSIDE = {"draft_key", "key"}
"""Keys that make a form that comes twice count once."""


def about(user: User) -> dict[str, object]:
    """The cases of others are not mine to take along: of an answer there is the number of its question."""
    member = user.member
    return {
        "questions": _rows(Question.objects.filter(asker=member)),
        "outcomes": _rows(Outcome.objects.filter(question__asker=member)),
        "answers": _rows(Answer.objects.filter(member=member)),
        "follow_ups": _rows(FollowUp.objects.filter(member=member)),
        "lessons": _rows(Lesson.objects.filter(author=member)),
        "invitations": _rows(Invitation.objects.filter(member=member)),
        "helped": _rows(Helped.objects.filter(member=member)),
        "duties": _rows(Duty.objects.filter(member=member)),
        "reports": list(Report.objects.filter(by=member).values("kind", "object_id", "why", "at", "decision", "rule")),
    }


def _rows[M: Model](found: QuerySet[M]) -> list[dict[str, object]]:
    rows = found.order_by("pk").values()
    return [{name: value for name, value in row.items() if name not in KEPT_INSIDE} for row in rows]
