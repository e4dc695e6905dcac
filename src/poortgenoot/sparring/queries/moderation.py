"""What lies before a moderator, and the log that everybody may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_

from django.db.models import F, Q, QuerySet

from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.sparring import access
from poortgenoot.sparring.models import Breach, Question, Report, SelfReport
from poortgenoot.sparring.rules import Rule

LOG_LINES = 100
SHORTEST_WORD, MOST_WORDS = 3, 8


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
    """The data-breach records that `member` keeps: open ones first, the oldest on top; then the closed ones."""
    found = access.breaches_visible_to(member).select_related("purge")
    return found.order_by(F("closed_at").desc(nulls_first=True), "opened_at")


def found_cases(member: Member, words: str) -> list[Question]:
    """The cases whose title holds all these words, newest first: title, day and profession, and no more.

    Words of fewer than three characters find nothing. Empty for who keeps no cases.
    """
    wanted = [word for word in words.split() if len(word) >= SHORTEST_WORD][:MOST_WORDS]
    if not wanted:
        return []
    holds = reduce(and_, (Q(title__icontains=word) for word in wanted))
    found = access.cases_findable_by(member).filter(holds).only("title", "published_at", "asked_as")
    return list(found.order_by("-published_at")[: LIMITS.page_size])


def log() -> list[LogLine]:
    """The last hundred decisions, newest first; any member may read them."""
    decided = Report.objects.exclude(decision="").order_by("-decided_at", "-pk")[:LOG_LINES]
    return [_line(report) for report in decided]


def _line(report: Report) -> LogLine:
    rule = Rule(report.rule).label if report.rule in Rule.values else report.rule
    assert report.decided_at is not None
    return LogLine(report.decided_at, report.kind, report.get_why_display(), report.get_decision_display(), str(rule))
