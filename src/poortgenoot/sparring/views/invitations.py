"""What an invited member does from inside: accept, decline, undo, pass on. And asking somebody by hand."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from poortgenoot.core.access import demand
from poortgenoot.core.numbers import number_in
from poortgenoot.members.models import Member
from poortgenoot.members.professions import ASKABLE
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.models import Invitation
from poortgenoot.sparring.views.questions import fetch

type Verb = Callable[..., Invitation]

VERBS: dict[str, tuple[Verb, str | Promise]] = {
    "doe-mee": (actions.accept, gettext_lazy("Fijn dat je meedenkt. De vrager ziet dat er iemand bezig is.")),
    "niet-nu": (actions.decline, gettext_lazy("Geen probleem. We vragen een ander.")),
    "toch": (actions.undo, gettext_lazy("Teruggedraaid.")),
}
SHOWN = 30
"""So many colleagues stand in the list; a name finds the others."""


@require_POST
def decide(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Accept, decline or undo, from inside."""
    invitation = get_object_or_404(access.invitations_of(request.member), pk=pk)
    do(request, invitation, verb, request.member)
    return redirect("sparring:question", invitation.question_id)


def do(request: HttpRequest, invitation: Invitation, verb: str, by: Member) -> None:
    if verb not in VERBS:
        raise Http404
    act, words = VERBS[verb]
    act(invitation, by=by)
    messages.success(request, str(words))


def pass_on(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose a colleague of the same profession who may read it and has room."""
    member = request.member
    invitation = get_object_or_404(access.invitations_of(member).select_related("question"), pk=pk)
    free = queries.colleagues_for(invitation.question, invitation.profession).exclude(pk=member.pk)
    if request.method == "POST":
        actions.pass_on(invitation, _chosen(request, free), by=member)
        messages.success(request, _("Doorgegeven. Je collega krijgt de vraag meteen."))
        return redirect("sparring:question", invitation.question_id)
    context = {"invitation": invitation, "question": invitation.question, **_colleagues(request, free)}
    return render(request, "sparring/pass_on.html", context | {"profession": invitation.profession})


def invite(request: MemberRequest, pk: int, profession: str) -> HttpResponse:
    """A moderator asks somebody by hand, once the term ran out."""
    question = fetch(request.member, pk)
    demand(access.can_invite(request.member, question))
    if profession not in ASKABLE:
        raise Http404
    free = queries.colleagues_for(question, profession)
    if request.method == "POST":
        actions.invite_by_hand(question, _chosen(request, free), profession, by=request.member)
        messages.success(request, _("Gevraagd. De uitnodiging is onderweg."))
        return redirect("sparring:question", pk)
    context = {"question": question, "profession": profession, **_colleagues(request, free)}
    return render(request, "sparring/invite.html", context)


def _chosen(request: HttpRequest, free: QuerySet[Member]) -> Member:
    return get_object_or_404(free, pk=number_in(request.POST.get("member", "")) or 0)


def _colleagues(request: HttpRequest, free: QuerySet[Member]) -> dict[str, object]:
    """Those asked least lately first, narrowed by a part of a name."""
    name = request.GET.get("naam", "").strip()[:80]
    found = free.filter(name__icontains=name) if name else free
    return {"name": name, "colleagues": found.order_by("asked_lately", "name", "pk")[:SHOWN]}  # type: ignore[misc]
