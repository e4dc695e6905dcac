"""What lies before a moderator, and the log that everybody may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import and_

from django.db.models import Case, DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value, When

from poortgenoot.core.keyset import Mark, Page, newest
from poortgenoot.members.models import Member
from poortgenoot.sparring import access
from poortgenoot.sparring.models import Breach, Question, Report, SelfReport
from poortgenoot.sparring.rules import Rule

SHORTEST_WORD, MOST_WORDS = 3, 8
MIRROR = datetime(3000, 1, 1, tzinfo=UTC)
"""Closed breaches stand mirrored in this moment: behind every open one, and the last one closed first."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One decision: what kind of text, why it was reported, what was decided, by which rule. Nobody is named."""

    at: datetime
    kind: str
    why: str
    decision: str
    rule: str


def open_reports(member: Member) -> QuerySet[Report]:
    """What `member` may decide, oldest first."""
    return access.reports_visible_to(member).filter(decision="").select_related("question").order_by("at")


def waiting_past_term(member: Member) -> QuerySet[Question]:
    """Open questions of members of the hosts that `member` moderates, whose term ran out for a profession."""
    stuck = access.questions_visible_to(member).exclude(asker=member)
    stuck = stuck.filter(escalated_at__isnull=False, closed_at=None, perspectives__answered_at=None)
    mine = stuck if member.is_operator else stuck.filter(asker__memberships__host__in=member.moderates)
    return mine.distinct().prefetch_related("perspectives").order_by("deadline")


def self_reports(member: Member) -> QuerySet[SelfReport]:
    """For every moderator and operator; empty for others."""
    waiting = SelfReport.objects.filter(handled_at=None).order_by("at")
    return waiting if member.is_operator or member.moderates else waiting.none()


def breaches(member: Member) -> QuerySet[Breach]:
    """The data-breach records that `member` keeps: open ones first, the oldest on top; then the closed ones.

    `stands_at` is the moment to walk by.
    """
    closed = ExpressionWrapper(Value(MIRROR) + (Value(MIRROR) - F("closed_at")), output_field=DateTimeField())
    stands_at = Case(When(closed_at=None, then=F("opened_at")), default=closed)
    found = access.breaches_visible_to(member).select_related("purge").annotate(stands_at=stands_at)
    return found.order_by("stands_at", "pk")


def found_cases(member: Member, words: str, after: Mark | None = None) -> Page[Question]:
    """The cases whose title holds all these words, newest first: title, day and profession, and no more.

    Words of fewer than three characters find nothing. Empty for who keeps no cases.
    """
    wanted = [word for word in words.split() if len(word) >= SHORTEST_WORD][:MOST_WORDS]
    if not wanted:
        return Page([], None)
    holds = reduce(and_, (Q(title__icontains=word) for word in wanted))
    found = access.cases_findable_by(member).filter(holds).only("title", "published_at", "asked_as")
    return newest(found, "published_at", after)


def log(after: Mark | None = None) -> Page[LogLine]:
    """What was decided, newest first; any member may read it."""
    decided = newest(Report.objects.exclude(decision=""), "decided_at", after)
    return Page([_line(report) for report in decided.rows], decided.after)


def _line(report: Report) -> LogLine:
    rule = Rule(report.rule).label if report.rule in Rule.values else report.rule
    assert report.decided_at is not None
    return LogLine(report.decided_at, report.kind, report.get_why_display(), report.get_decision_display(), str(rule))
