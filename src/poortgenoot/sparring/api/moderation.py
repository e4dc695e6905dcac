"""The keepers' table for programs. For who keeps no cases, none of it is there.

The pages ask for a fresh code before a decision; here the token stands for one: it is made behind a fresh code.
"""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.keyset import oldest
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.walking import After, next_path
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.api.care import Reported, TextIn, fetch_text
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.queries.reported import parts_of, with_texts
from poortgenoot.sparring.rules import Rule

router = Router(tags=["moderation"])


class OpenReport(Reported):
    question_id: int | None
    texts: dict[str, str] = Field(description="The parts of the reported text by name; empty once it is gone.")


class OpenReports(Schema):
    reports: list[OpenReport]
    next: str | None


class DecisionIn(Schema):
    decision: Report.Decision
    rule: Rule


class Decided(Reported):
    decision: str
    decided_at: datetime | None
    rule: str


class Waiting(Schema):
    """A question past its term, and the professions that did not answer."""

    id: int
    title: str
    deadline: datetime
    waits_for: list[str]


class WaitingList(Schema):
    questions: list[Waiting]
    next: str | None


class SelfReportOut(Schema):
    """From the public page: where somebody thinks to recognise themselves, and how to reach them."""

    id: int
    where: str
    contact: str
    at: datetime


class SelfReports(Schema):
    reports: list[SelfReportOut]
    next: str | None


class FoundCase(Schema):
    """Its title, day and the profession of its asker: the rest only once it was opened."""

    id: int
    title: str
    published_at: datetime
    asked_as: str


class FoundCases(Schema):
    cases: list[FoundCase]
    next: str | None


class Looked(After):
    words: str = Field(
        max_length=LIMITS.title_length, description="Of three letters or more; the title holds them all."
    )


class OpenIn(Schema):
    reason: Report.Opened


@router.get("/moderation/reports", response=OpenReports, summary="As a keeper: what waits for a decision, oldest first")
def reports(request: MemberRequest, asked: Query[After]) -> OpenReports:
    page = oldest(queries.open_reports(keeper(request)), "at", asked.mark)
    found = [
        OpenReport(
            **Reported.from_orm(one.report).model_dump(),
            question_id=one.report.question_id,
            texts=parts_of(one.text),
        )
        for one in with_texts(page.rows)
    ]
    return OpenReports(reports=found, next=next_path(request, page.after))


@router.post("/moderation/reports/{int:report_id}/decide", response=Decided, summary="As a keeper: decide by a rule")
def decide(request: MemberRequest, report_id: int, said: DecisionIn) -> Decided:
    found = get_object_or_404(queries.open_reports(keeper(request)), pk=report_id)
    decided = actions.decide(found, said.decision.value, said.rule.value, by=request.member)
    return Decided.from_orm(decided)


@router.post(
    "/moderation/purge",
    response={204: None},
    summary="As its writer or a keeper: wipe a text for good, also from backups; opens a data-breach record",
)
def purge(request: MemberRequest, named: TextIn) -> Status[None]:
    text = fetch_text(request.member, named)
    actions.purge(named.kind.value, text.pk, by=request.member)
    return Status(204, None)


@router.get("/moderation/waiting", response=WaitingList, summary="As a keeper: questions past their term")
def waiting(request: MemberRequest, asked: Query[After]) -> WaitingList:
    page = oldest(queries.waiting_past_term(keeper(request)), "deadline", asked.mark)
    found = [
        Waiting(
            id=question.pk,
            title=question.title,
            deadline=question.deadline,
            waits_for=sorted(p.profession for p in question.perspectives.all() if p.answered_at is None),
        )
        for question in page.rows
    ]
    return WaitingList(questions=found, next=next_path(request, page.after))


@router.get("/moderation/cases", response=FoundCases, summary="As a keeper: look a case up by words of its title")
def cases(request: MemberRequest, asked: Query[Looked]) -> FoundCases:
    page = queries.found_cases(keeper(request), asked.words, asked.mark)
    return FoundCases(cases=[FoundCase.from_orm(one) for one in page.rows], next=next_path(request, page.after))


@router.post(
    "/moderation/cases/{int:question_id}/open",
    response=Reported,
    summary="As a keeper: open a case to judge it; it counts as reported from then on",
)
def open_case(request: MemberRequest, question_id: int, said: OpenIn) -> Reported:
    found = get_object_or_404(access.cases_findable_by(keeper(request)), pk=question_id)
    return Reported.from_orm(actions.open_case(found, said.reason.value, by=request.member))


@router.get("/moderation/self-reports", response=SelfReports, summary="As a keeper: who thinks a text is about them")
def self_reports(request: MemberRequest, asked: Query[After]) -> SelfReports:
    page = oldest(queries.self_reports(keeper(request)), "at", asked.mark)
    found = [SelfReportOut.from_orm(one) for one in page.rows]
    return SelfReports(reports=found, next=next_path(request, page.after))


@router.post(
    "/moderation/self-reports/{int:report_id}/handle",
    response={204: None},
    summary="As a keeper: this is dealt with; what the visitor wrote is wiped",
)
def handle(request: MemberRequest, report_id: int) -> Status[None]:
    found = get_object_or_404(queries.self_reports(keeper(request)), pk=report_id)
    actions.handle_self_report(found, by=request.member)
    return Status(204, None)


def keeper(request: MemberRequest) -> Member:
    if not (request.member.moderates or request.member.is_operator):
        raise Http404
    return request.member
