"""The way in for a guest with experience of their own: a link, a declaration, and waiting to be let in."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from poortgenoot.core.access import Refused, public
from poortgenoot.discussions import actions, seating
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.seats import seat_called

DECLARED = ("niet-ik", "niet-bekend", "vertrouwelijk")
"""What a guest ticks before coming in."""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, key: str) -> HttpResponse:
    """Opening the link writes nothing, as mail scanners open links too; declaring is a POST."""
    seat = seat_called(key)
    if seat is None or seat.discussion.closed_at:
        return _over(request)
    if request.method != "POST":
        return _page(request, seat)
    ticked = [name for name in DECLARED if request.POST.get(name)]
    if len(ticked) < len(DECLARED):
        return _page(request, seat, ticked, status=422)
    try:
        own = actions.declare(seat)
    except Refused:
        return _over(request)
    request.session.cycle_key()  # who knew this browser's session before is not let in with the guest
    request.session[seating.KEYS] = {**request.session.get(seating.KEYS, {}), str(seat.discussion_id): own}
    return redirect("discussions:room", seat.discussion_id)


def _over(request: HttpRequest) -> HttpResponse:
    """Who used the link in this browser before, is shown the way back to the table."""
    mine = list(request.session.get(seating.KEYS, {}))
    return render(request, "discussions/table/guest_over.html", {"table": mine[-1] if mine else ""}, status=404)


def _page(request: HttpRequest, seat: Seat, ticked: Sequence[str] = (), status: int = 200) -> HttpResponse:
    context = {"seat": seat, "host": seat.discussion.host.name, "ticked": ticked, "lacks": status == 422}
    return render(request, "discussions/table/guest.html", context, status=status)
