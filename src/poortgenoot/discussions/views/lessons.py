"""A lesson for the library, when the whole table agrees."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poortgenoot.core.access import Refused, demand, public
from poortgenoot.core.numbers import COUNT, number_in
from poortgenoot.discussions.access.records import can_share_lesson
from poortgenoot.discussions.actions import lessons as actions
from poortgenoot.discussions.forms.record import SharedLessonForm
from poortgenoot.discussions.models import Discussion, Seat, SharedLesson
from poortgenoot.discussions.queries.lessons import Vote, guests_until, shared_lesson, votes
from poortgenoot.discussions.queries.records import explanation_of
from poortgenoot.discussions.views.table import from_seat

TEXTS = ("title", "case_text", "insight", "for_employee")


@public
@require_http_methods(["GET", "HEAD", "POST"])
@from_seat
def lesson(request: HttpRequest, seat: Seat) -> HttpResponse:
    discussion = seat.discussion
    demand(can_share_lesson(seat, discussion), _("Van deze bespreking kan geen les komen."))
    shared = shared_lesson(discussion)
    start = _as_it_stands(shared) if shared else _begin(discussion)
    form = SharedLessonForm(request.POST or None, seat=seat, initial=start)
    if request.method == "POST" and form.is_valid():
        kept = form.run(lambda: actions.propose(seat, form.draft(), expects=form.cleaned_data["expects"] or 0))
        if kept:
            messages.success(request, _("Bewaard. Zodra iedereen het ermee eens is, staat de les bij de lessen."))
            return redirect("discussions:shared_lesson", discussion.pk)
        if form.overtaken and (shared := shared_lesson(discussion)):
            form.carry("expects", shared.version)
    said = votes(shared) if shared else ()
    context = {
        "discussion": discussion,
        "seat": seat,
        "shared": shared,
        "votes": said,
        "guests_until": _guests_until(shared, said),
        "agreed": any(vote.agrees and vote.seat.pk == seat.pk for vote in said),
        "form": form,
    }
    return render(request, "discussions/record/lesson.html", context, status=422 if form.errors else 200)


@public
@require_POST
@from_seat
def agree(request: HttpRequest, seat: Seat) -> HttpResponse:
    version = number_in(request.POST.get("version", ""), most=COUNT)
    if version is None:
        raise BadRequest
    demand(can_share_lesson(seat, seat.discussion), _("Van deze bespreking kan geen les komen."))
    try:
        kept = actions.agree(seat, version)
    except Refused as refused:  # it changed or was made meanwhile: the page shows how it stands now
        messages.info(request, refused.why)
        return redirect("discussions:shared_lesson", seat.discussion_id)
    made = _("De les staat bij de lessen.") if kept.lesson_id else _("Dank je. We wachten op de anderen.")
    messages.success(request, made)
    return redirect("discussions:shared_lesson", seat.discussion_id)


def _guests_until(shared: SharedLesson | None, said: tuple[Vote, ...]) -> datetime | None:
    """Until when a guest is waited for, while one is."""
    waits = any(vote.seat.is_guest and vote.waits for vote in said)
    return guests_until(shared) if shared and waits else None


def _as_it_stands(shared: SharedLesson) -> dict[str, object]:
    return {name: getattr(shared, name) for name in TEXTS} | {"expects": shared.version}


def _begin(discussion: Discussion) -> dict[str, object]:
    """What the form starts with: the words of the table, to shorten."""
    explanation = explanation_of(discussion)
    return {
        "title": discussion.title,
        "case_text": f"{discussion.wants}\n\n{discussion.happened}".strip(),
        "for_employee": explanation.text if explanation else "",
    }
