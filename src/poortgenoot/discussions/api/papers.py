"""What stays of a discussion on paper, for programs: the same PDF as on the pages."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from ninja import Router

from poortgenoot.core.access import demand
from poortgenoot.discussions.access.records import can_read_record
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.papers import report_paper
from poortgenoot.discussions.papers.explanation import sheet_of
from poortgenoot.discussions.queries.records import explanation_of
from poortgenoot.discussions.queries.reports import report_of
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])
PDF = "application/pdf"


@router.get("/discussions/{int:discussion_id}/report.pdf", response={200: None}, summary="Everything of it (PDF)")
def report(request: MemberRequest, discussion_id: int) -> HttpResponse:
    return HttpResponse(report_paper(report_of(_reading(request, discussion_id))), content_type=PDF)


@router.get(
    "/discussions/{int:discussion_id}/explanation.pdf", response={200: None}, summary="For the employee, on paper (PDF)"
)
def explanation(request: MemberRequest, discussion_id: int) -> HttpResponse:
    kept = explanation_of(_reading(request, discussion_id).discussion)
    if kept is None:
        raise Http404
    return HttpResponse(sheet_of(kept.text), content_type=PDF)


def _reading(request: MemberRequest, discussion_id: int) -> Seat:
    seat = fetch(request.member, discussion_id)
    demand(can_read_record(seat, seat.discussion))
    return seat
