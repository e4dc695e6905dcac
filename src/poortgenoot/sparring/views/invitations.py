"""What an invited member does: from the question's page, or by the key in the mail and nothing more."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core.access import public
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries, tokens
from poortgenoot.sparring.forms import AnswerForm
from poortgenoot.sparring.models import Invitation

type Verb = Callable[..., Invitation]

VERBS: dict[str, tuple[Verb, str]] = {
    "doe-mee": (actions.accept, _("Fijn dat je meedenkt. De vrager ziet dat er iemand bezig is.")),
    "niet-nu": (actions.decline, _("Geen probleem. We vragen een ander.")),
    "toch": (actions.undo, _("Teruggedraaid.")),
}


@require_POST
def decide(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Accept, decline or undo, from inside."""
    invitation = get_object_or_404(access.invitations_of(request.member), pk=pk)
    _do(request, invitation, verb, request.member)
    return redirect("sparring:question", invitation.question_id)


def _do(request: HttpRequest, invitation: Invitation, verb: str, by: Member) -> None:
    if verb not in VERBS:
        raise Http404
    act, words = VERBS[verb]
    act(invitation, by=by)
    messages.success(request, words)


def pass_on(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose a colleague of the same profession who may read it and has room."""
    invitation = get_object_or_404(access.invitations_of(request.member), pk=pk)
    colleagues = queries.colleagues_for(invitation)
    if request.method == "POST":
        colleague = get_object_or_404(colleagues, pk=request.POST.get("member") or 0)
        actions.pass_on(invitation, colleague, by=request.member)
        messages.success(request, _("Doorgegeven. Je collega krijgt de vraag meteen."))
        return redirect("sparring:today")
    return render(request, "sparring/pass_on.html", {"invitation": invitation, "colleagues": colleagues})


@public
@require_GET
def by_key(request: HttpRequest, token: str) -> HttpResponse:
    """The one question with its answer box. Opening writes nothing."""
    invitation = tokens.opened_by(token)
    if invitation is None:
        return _closed(request, token)
    return _show(request, invitation, token)


@public
@require_POST
def decide_by_key(request: HttpRequest, token: str, verb: str) -> HttpResponse:
    invitation = _opened(token)
    _do(request, invitation, verb, invitation.member)
    return redirect("sparring:invitation", token)


@public
@require_POST
def answer_by_key(request: HttpRequest, token: str) -> HttpResponse:
    invitation = _opened(token)
    member, question = invitation.member, invitation.question
    form = AnswerForm(request.POST, by=member, case=question.case, speaks_as=(invitation.profession,))
    if form.is_valid() and form.run(lambda: actions.answer(question, form.draft(), by=member)):
        messages.success(request, _("Je reactie staat erbij. De vrager hoort het meteen."))
        return redirect("sparring:invitation", token)
    return _show(request, invitation, token, form, status=422)


def _opened(token: str) -> Invitation:
    invitation = tokens.opened_by(token)
    if invitation is None:
        raise Http404
    return invitation


def _show(
    request: HttpRequest, invitation: Invitation, token: str, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    member = invitation.member
    question = queries.question_for(member, invitation.question_id)
    if question is None:
        raise Http404
    page = queries.question_page(member, question)
    form = form or AnswerForm(by=member, case=question.case, speaks_as=(invitation.profession,))
    mine = [g for section in page.sections for g in section.answers if g.voice.is_me]
    context = {
        "page": page,
        "question": question,
        "invitation": invitation,
        "token": token,
        "answer_form": form,
        "mine": mine,
    }
    return render(request, "sparring/invitation.html", context, status=status)


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    """An old or withdrawn key: who can sign in reads on inside, if they may."""
    number = tokens.invitation_in(token)
    member = getattr(request, "member", None)
    found = access.invitations_of(member).filter(pk=number).first() if member and number else None
    if found:
        return redirect("sparring:question", found.question_id)
    context = {"sign_in": reverse("accounts:sign_in") + f"?next=/sparren/uitnodiging/{token}/"}
    return render(request, "sparring/invitation_closed.html", context, status=410 if number else 404)
