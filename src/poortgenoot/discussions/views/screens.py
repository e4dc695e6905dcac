"""The big screen at the table: what all see, large, and nothing of one seat."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from poortgenoot.core import qr
from poortgenoot.core.access import public
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.table import table_at
from poortgenoot.discussions.views.inviting import link_to
from poortgenoot.discussions.views.table import from_seat


@public
@require_GET
@from_seat
def big_screen(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Only for who sits at the table."""
    if not seat.takes_part:
        raise Http404
    table = table_at(seat.discussion)
    address = link_to(table.discussion)
    context = {
        "table": table,
        "discussion": table.discussion,
        "opened": opened_at(table),
        "address": address,
        "qr": qr.for_page(address) if address else "",
    }
    return render(request, "discussions/table/screen.html", context)
