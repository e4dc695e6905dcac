"""Everything of a discussion as one PDF, for its seats."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from poortgenoot.core.access import demand, public
from poortgenoot.discussions.access.records import can_read_record
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.papers import report_paper
from poortgenoot.discussions.queries.reports import report_of
from poortgenoot.discussions.views.table import from_seat


@public
@require_safe
@from_seat
def report(request: HttpRequest, seat: Seat) -> HttpResponse:
    why = _("Het verslag gaat open in de stap waarin jullie vastleggen.")
    demand(can_read_record(seat, seat.discussion), why)
    headers = {"Content-Disposition": f'inline; filename="bespreking-{seat.discussion_id}.pdf"'}
    return HttpResponse(report_paper(report_of(seat)), content_type="application/pdf", headers=headers)
