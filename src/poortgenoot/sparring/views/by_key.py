"""The one question that the button in the mail opens, with its answer box: no sign-in, and no other right.

The guard looks along here too, under the key. Other members' answers are not shown, and no draft is kept in what may
be somebody else's browser.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poortgenoot.core.access import demand, public
from poortgenoot.guard import views as guard
from poortgenoot.members.models import Member
from poortgenoot.sparring import access, actions, queries, tokens
from poortgenoot.sparring.forms import AnswerForm
from poortgenoot.sparring.models import Invitation
from poortgenoot.sparring.views import faces
from poortgenoot.sparring.views.invitations import do


@public
@require_GET
def by_key(request: HttpRequest, token: str) -> HttpResponse:
    """Opening writes nothing."""
    invitation = tokens.opened_by(token)
    return _show(request, invitation, token) if invitation else _closed(request, token)


@public
@require_POST
def decide(request: HttpRequest, token: str, verb: str) -> HttpResponse:
    invitation = tokens.opened_by(token)
    if invitation is None:
        return _closed(request, token)
    do(request, invitation, verb, invitation.member)
    return redirect("sparring:invitation", token)


@public
@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    invitation = tokens.opened_by(token)
    if invitation is None:
        return _closed(request, token)
    member, question = invitation.member, invitation.question
    form = AnswerForm(request.POST, by=member, case=question.case, speaks_as=(invitation.profession,))
    given = form.run(lambda: actions.answer(question, form.draft(), by=member)) if form.is_valid() else None
    if given:
        messages.success(request, _("Je reactie staat erbij. De vrager hoort het meteen."))
        return redirect("sparring:invitation", token)
    return _show(request, invitation, token, form, status=422)


@public
@require_POST
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    invitation = _opened(token)
    page = _page(invitation)
    given = faces.mine(invitation, page)["to_take_back"]
    demand(given is not None, _("De minuut is voorbij."))
    actions.take_back(given, by=invitation.member)  # type: ignore[arg-type]
    messages.success(request, _("Je reactie is weer weg."))
    return redirect("sparring:invitation", token)


@public
@require_POST
def check(request: HttpRequest, token: str) -> HttpResponse:
    """The guard's look while one types, for whoever holds the key."""
    request.member = _opened(token).member  # type: ignore[attr-defined]
    return guard.check(request)  # type: ignore[arg-type]


def _opened(token: str) -> Invitation:
    invitation = tokens.opened_by(token)
    if invitation is None:
        raise Http404
    return invitation


def _page(invitation: Invitation) -> queries.QuestionPage:
    question = queries.question_for(invitation.member, invitation.question_id)
    if question is None:
        raise Http404
    return queries.question_page(invitation.member, question)


def _show(
    request: HttpRequest, invitation: Invitation, token: str, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    page = _page(invitation)
    speaks_as = (invitation.profession,)
    request.host_look = invitation.host  # type: ignore[attr-defined]
    context = {
        "page": page,
        "question": page.question,
        "token": token,
        "answer_form": form or AnswerForm(by=invitation.member, case=page.question.case, speaks_as=speaks_as),
        "check_url": reverse("sparring:check_by_key", args=[token]),
        "given": [g for section in page.sections for g in section.answers if g.voice.is_me],
        "member": None,
        **faces.mine(invitation, page),
    }
    return render(request, "sparring/invitation.html", context, status=status)


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    """An old or withdrawn key: who can sign in reads on inside, if they may. A forged one is nothing."""
    number = tokens.invitation_in(token)
    if number is None:
        raise Http404
    member: Member | None = getattr(request, "member", None)
    found = access.invitations_of(member).filter(pk=number).first() if member else None
    if found and request.method == "GET":
        return redirect("sparring:question", found.question_id)
    sign_in = f"{reverse('accounts:sign_in')}?next={reverse('sparring:invitation', args=[token])}"
    return render(request, "sparring/invitation_closed.html", {"sign_in": sign_in, "said": _said(request)}, status=410)


def _said(request: HttpRequest) -> list[str]:
    """What was being sent when the key ran out: given back, to be copied; it is stored nowhere."""
    return [text for name in AnswerForm.guarded if (text := request.POST.get(name, "").strip())]
