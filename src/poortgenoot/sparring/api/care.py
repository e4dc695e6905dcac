"""Saying that something is wrong with a text, for programs; and the rules with their log."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.http import Http404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.walking import After, next_path
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.access import Text
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.rules import Rule

router = Router(tags=["care"])


class TextKind(StrEnum):
    """The kinds of text about a case."""

    QUESTION = "question"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"
    OUTCOME = "outcome"
    LESSON = "lesson"


class TextIn(Schema):
    kind: TextKind
    object_id: int = Field(ge=1, le=2**62)


class ReportIn(TextIn):
    why: Report.Why = Field(description="`recognisable` hides the text at once, until a moderator decides.")


class Reported(Schema):
    id: int
    kind: str
    object_id: int
    why: str
    at: datetime


class RuleOut(Schema):
    code: str
    text: str


class LogLine(Schema):
    """One decision; nobody is named."""

    at: datetime
    kind: str
    why: str
    decision: str
    rule: str


class Rules(Schema):
    rules: list[RuleOut]
    log: list[LogLine] = Field(description="What was decided, newest first.")
    next: str | None


@router.post("/reports", response={201: Reported}, summary="Report a text that I can read")
def report(request: MemberRequest, said: ReportIn) -> Status[Reported]:
    text = fetch_text(request.member, said)
    written = actions.report(said.kind.value, text.pk, said.why.value, by=request.member)
    return Status(201, Reported.from_orm(written))


@router.get("/rules", response=Rules, summary="The house rules, and what was decided by them")
def rules(request: MemberRequest, asked: Query[After]) -> Rules:
    known = [RuleOut(code=rule.value, text=str(rule.label)) for rule in Rule]
    page = queries.log(asked.mark)
    log = [LogLine.from_orm(line) for line in page.rows]
    return Rules(rules=known, log=log, next=next_path(request, page.after))


def fetch_text(member: Member, named: TextIn) -> Text:
    """The text through the caller: hidden equals missing."""
    text = texts.find(named.kind.value, named.object_id)
    if text is None or not access.can_see(member, text):
        raise Http404
    return text
