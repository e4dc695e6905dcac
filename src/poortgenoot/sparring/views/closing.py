"""Closing a question with what it brought, and making a lesson of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from poortgenoot.core.access import demand
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions
from poortgenoot.sparring.forms import LessonForm, OutcomeForm
from poortgenoot.sparring.models import Outcome, Question
from poortgenoot.sparring.views.questions import fetch


def close(request: MemberRequest, pk: int) -> HttpResponse:
    question = fetch(request.member, pk)
    if request.method == "GET" and question.asker_id == request.member.pk and not question.is_open:
        return redirect("sparring:question", pk)
    demand(access.can_close(request.member, question) or access.can_make_lesson(request.member, question))
    form = OutcomeForm(request.POST or None, by=request.member, case=question.case)
    if request.method == "POST" and form.is_valid():
        outcome = form.run(lambda: actions.close(question, form.draft(), by=request.member))
        if outcome:
            messages.success(request, _("Afgesloten. Wie meedacht, hoort hoe het afliep."), f"afsluiten-{pk}")
            return redirect("sparring:make_lesson" if form.cleaned_data["lesson"] else "sparring:question", pk)
    status = 422 if form.errors else 200
    return render(request, "sparring/close.html", {"form": form, "question": question}, status=status)


def make_lesson(request: MemberRequest, pk: int) -> HttpResponse:
    question = fetch(request.member, pk)
    demand(access.can_make_lesson(request.member, question), _("Sluit de vraag eerst af: vertel hoe het afliep."))
    begin = LessonForm.begin(question, _outcome(request, question))
    form = LessonForm(request.POST or None, by=request.member, case=question.case, initial=begin)
    if request.method == "POST" and form.is_valid():
        lesson = form.run(lambda: actions.make_lesson(question, form.draft(), by=request.member))
        if lesson:
            messages.success(request, _("Je les staat bij de lessen. Ieder lid kan hem lezen."), f"les-{pk}")
            return redirect("sparring:lesson", lesson.pk)
    status = 422 if form.errors else 200
    return render(request, "sparring/make_lesson.html", {"form": form, "question": question}, status=status)


def _outcome(request: MemberRequest, question: Question) -> Outcome | None:
    return access.outcomes_visible_to(request.member).filter(question=question).first()
