"""Going on below an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import actions
from poortgenoot.sparring.forms import FollowUpForm
from poortgenoot.sparring.views.questions import fetch, fetch_answer, show


@require_POST
def follow_up(request: MemberRequest, pk: int, answer_pk: int) -> HttpResponse:
    found = fetch(request.member, pk)
    answer = fetch_answer(request.member, found, answer_pk)
    form = FollowUpForm(request.POST, by=request.member, case=found.case)
    written = form.run(lambda: actions.follow_up(answer, form.draft(), by=request.member)) if form.is_valid() else None
    if written:
        messages.success(request, _("Je bericht staat erbij."), f"vervolg-{answer_pk}")
        return redirect(f"/sparren/{pk}/#reactie-{answer_pk}")
    return show(request, found, {"follow_up_form": form, "follow_up_on": answer_pk}, status=422)
