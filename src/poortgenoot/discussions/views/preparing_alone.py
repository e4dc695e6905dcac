"""A question of sparring becomes a case to weigh along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from poortgenoot.core.access import demand
from poortgenoot.discussions.access.alone import can_prepare_from
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.forms.alone import PrepareForm
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring.access import questions_visible_to


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: MemberRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(questions_visible_to(request.member), pk=pk)
    demand(can_prepare_from(request.member, question), _("Alleen wie de vraag stelde, kan hem laten meewegen."))
    made = getattr(question, "prepared_case", None)
    if made is not None and made.hidden_at is None:
        return redirect("discussions:weigh_alone", made.slug)
    form = PrepareForm(request.POST or None, by=request.member, case=question.case, question=question)
    if request.method == "POST" and form.is_valid():
        prepared = form.run(lambda: actions.prepare_from(question, form.draft(), by=request.member))
        if prepared:
            said = _("Je casus staat klaar. Geverifieerde leden van je gastheer kunnen hem nu meewegen.")
            messages.success(request, said)
            return redirect("discussions:weigh_alone", prepared.slug)
    context = {"form": form, "question": question}
    status = 422 if request.method == "POST" else 200
    return render(request, "discussions/alone/prepare.html", context, status=status)
