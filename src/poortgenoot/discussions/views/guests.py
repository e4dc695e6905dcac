"""The way in for a guest with experience of their own: a link, a declaration, and waiting to be let in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from poortgenoot.core.access import Refused, public
from poortgenoot.discussions import actions, seating
from poortgenoot.discussions.queries.seats import seat_called

DECLARED = ("niet-ik", "niet-bekend", "vertrouwelijk")
"""What a guest ticks before coming in."""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, key: str) -> HttpResponse:
    """Opening the link writes nothing, as mail scanners open links too; declaring is a POST."""
    seat = seat_called(key)
    if seat is None or seat.discussion.closed_at:
        return render(request, "discussions/table/guest_over.html", status=404)
    if request.method != "POST":
        return _page(request, seat.discussion.host.name)
    if not all(request.POST.get(name) for name in DECLARED):
        return _page(request, seat.discussion.host.name, status=422)
    try:
        own = actions.declare(seat)
    except Refused:
        return render(request, "discussions/table/guest_over.html", status=404)
    request.session[seating.KEYS] = {**request.session.get(seating.KEYS, {}), str(seat.discussion_id): own}
    return redirect("discussions:room", seat.discussion_id)


def _page(request: HttpRequest, host: str, status: int = 200) -> HttpResponse:
    context = {"host": host, "lacks": status == 422}
    return render(request, "discussions/table/guest.html", context, status=status)
