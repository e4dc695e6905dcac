"""The page of one question, and what the asker and the readers do there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.forms import AnswerForm, FollowUpForm
from poortgenoot.sparring.models import Answer, Question


def fetch(member: Member, pk: int) -> Question:
    """The question through the viewer: hidden equals missing."""
    if question := queries.question_for(member, pk):
        return question
    raise Http404


def show(request: MemberRequest, question: Question, *, status: int = 200, **forms: object) -> HttpResponse:
    """The page; a form that failed comes back with every word."""
    member = request.member
    page = queries.question_page(member, question)
    context = {
        "page": page,
        "question": question,
        "answer_form": AnswerForm(by=member, case=question.case, speaks_as=page.speaks_as),
        "can_recognise": page.asker.is_me is False,
        "is_waiting_for_me": page.invitation is not None and page.invitation.is_waiting,
    }
    return render(request, "sparring/question.html", context | forms, status=status)


@require_GET
def question(request: MemberRequest, pk: int) -> HttpResponse:
    return show(request, fetch(request.member, pk))


@require_POST
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch(request.member, pk)
    speaks_as = access.speaks_as(request.member, found)
    form = AnswerForm(request.POST, by=request.member, case=found.case, speaks_as=speaks_as)
    if not form.is_valid():
        return show(request, found, status=422, answer_form=form)
    given = form.run(lambda: actions.answer(found, form.draft(), by=request.member))
    if given is None:
        return show(request, found, status=422, answer_form=form)
    messages.success(request, _("Je reactie staat erbij. De vrager hoort het meteen."))
    return redirect(f"{request.path.removesuffix('reactie/')}#reactie-{given.pk}")


@require_POST
def follow_up(request: MemberRequest, pk: int, answer_pk: int) -> HttpResponse:
    found = fetch(request.member, pk)
    answer = fetch_answer(request.member, found, answer_pk)
    form = FollowUpForm(request.POST, by=request.member, case=found.case)
    if form.is_valid() and form.run(lambda: actions.follow_up(answer, form.draft(), by=request.member)):
        return redirect(f"/sparren/{pk}/#reactie-{answer_pk}")
    return show(request, found, status=422, follow_up_form=form, follow_up_on=answer_pk)


def fetch_answer(member: Member, question: Question, pk: int) -> Answer:
    return get_object_or_404(access.answers_visible_to(member).filter(question=question), pk=pk)


@require_POST
def helped(request: MemberRequest, pk: int, answer_pk: int) -> HttpResponse:
    answer = fetch_answer(request.member, fetch(request.member, pk), answer_pk)
    actions.mark_helped(answer, by=request.member)
    return redirect(f"/sparren/{pk}/#reactie-{answer_pk}")


@require_POST
def thank(request: MemberRequest, pk: int, answer_pk: int) -> HttpResponse:
    answer = fetch_answer(request.member, fetch(request.member, pk), answer_pk)
    actions.thank(answer, by=request.member)
    messages.success(request, _("Bedankt. Dat hoort de schrijver ook."))
    return redirect(f"/sparren/{pk}/#reactie-{answer_pk}")


@require_POST
def open_name(request: MemberRequest, pk: int) -> HttpResponse:
    actions.open_name(fetch(request.member, pk), by=request.member)
    messages.success(request, _("Lezers zien nu je naam bij deze vraag."))
    return redirect("sparring:question", pk)


@require_POST
def recognise(request: MemberRequest, pk: int) -> HttpResponse:
    actions.recognise(fetch(request.member, pk), by=request.member)
    messages.success(request, _("Goed dat je het zegt. De zaak is voor jou gesloten. De vrager weet niet wie jij bent."))
    return redirect("sparring:today")
