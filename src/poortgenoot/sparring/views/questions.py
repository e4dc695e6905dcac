"""The page of one question, and what the asker and the readers do there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core.access import demand
from poortgenoot.guard.actions import Unsettled
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.forms import AnswerForm
from poortgenoot.sparring.models import Answer, Question
from poortgenoot.sparring.views import faces


def fetch(member: Member, pk: int) -> Question:
    """The question through the viewer: hidden equals missing."""
    if question := queries.question_for(member, pk):
        return question
    raise Http404


def show(request: MemberRequest, question: Question, forms: dict[str, object], status: int = 200) -> HttpResponse:
    """The page; a form that failed comes back with every word."""
    context = faces.question(request.member, question) | forms
    return render(request, "sparring/question.html", context, status=status)


@require_GET
def question(request: MemberRequest, pk: int) -> HttpResponse:
    return show(request, fetch(request.member, pk), faces.asking_back(request))


@require_POST
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch(request.member, pk)
    speaks_as = access.speaks_as(request.member, found)
    form = AnswerForm(request.POST, by=request.member, case=found.case, speaks_as=speaks_as)
    given = form.run(lambda: actions.answer(found, form.draft(), by=request.member)) if form.is_valid() else None
    if given is None:
        return show(request, found, {"answer_form": form}, status=422)
    messages.success(request, _("Je reactie staat erbij. De vrager hoort het meteen."), f"reactie-{pk}")
    return redirect(f"/sparren/{pk}/#reactie-{given.pk}")


@require_POST
def take_back(request: MemberRequest, pk: int, answer_pk: int) -> HttpResponse:
    actions.take_back(fetch_answer(request.member, fetch(request.member, pk), answer_pk), by=request.member)
    messages.success(request, _("Je reactie is weer weg."))
    return redirect("sparring:question", pk)


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
    messages.success(request, _("Je bedankje is gegeven."))
    return redirect(f"/sparren/{pk}/#reactie-{answer_pk}")


@require_POST
def open_name(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        actions.open_name(fetch(request.member, pk), by=request.member)
        messages.success(request, _("Lezers zien nu je naam bij deze vraag."))
    except Unsettled as together:
        messages.error(request, together.why)
    return redirect("sparring:question", pk)


@require_POST
def wipe(request: MemberRequest, pk: int) -> HttpResponse:
    """The asker takes the whole case back, for good."""
    found = fetch(request.member, pk)
    demand(found.asker_id == request.member.pk)
    actions.purge("question", found.pk, by=request.member)
    messages.success(request, _("Je vraag is gewist, met alle reacties. Ook uit een back-up komt hij niet terug."))
    return redirect("sparring:today")


@require_POST
def recognise(request: MemberRequest, pk: int) -> HttpResponse:
    actions.recognise(fetch(request.member, pk), by=request.member)
    messages.success(
        request, _("Goed dat je het zegt. De zaak is voor jou gesloten. De vrager weet niet wie jij bent.")
    )
    return redirect("sparring:today")
