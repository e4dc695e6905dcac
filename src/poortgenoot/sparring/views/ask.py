"""Putting a question: the composer, and the lessons that may already help while one types."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from poortgenoot import guard
from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.guard.engine import GuardUnavailable
from poortgenoot.members.professions import ASKABLE
from poortgenoot.members.requests import MemberRequest
from poortgenoot.search import queries as search
from poortgenoot.sparring import actions, proposals, queries
from poortgenoot.sparring.forms import AskForm
from poortgenoot.sparring.queries.themes import all_themes

ENOUGH = 20
"""With fewer characters than this there is nothing to look for yet."""


def ask(request: MemberRequest) -> HttpResponse:
    form = _form(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        published = form.run(lambda: actions.publish(form.draft(), by=request.member))
        if published:
            messages.success(request, _("Je vraag is voorgelegd. Je hoort het zodra iemand reageert."), "vraag")
            return redirect("sparring:question", published.pk)
    return render(request, "sparring/ask.html", _context(form), status=422 if form.errors else 200)


def _form(request: MemberRequest, data: QueryDict | None) -> AskForm:
    member = request.member
    on_duty = queries.on_duty(ASKABLE, besides=member)
    return AskForm(data, by=member, on_duty=on_duty, expected=queries.expected_first_answers(ASKABLE))


def _context(form: AskForm) -> dict[str, object]:
    typed = " ".join(form[name].value() or "" for name in form.guarded)
    state = guard.state()
    return {
        "form": form,
        "proposed": proposals.themes_in(typed, all_themes()) if typed.strip() else [],
        "guard_waits": state is not guard.State.READY,
        "most_open": LIMITS.open_questions,
    }


@require_POST
def lessons(request: MemberRequest) -> HttpResponse:
    """Three lessons and the themes for what is being typed. Nothing of the text is kept, and what gives somebody
    away is not even looked for."""
    who = f"member-{request.member.pk}"
    too_many = _("Even rustig aan. Over een minuut zoeken we weer mee.")
    tallies.count("lessons", who, per="minute", limit=LIMITS.guard_checks_per_minute, why=too_many)
    text = request.POST.get("happened", "")[: LIMITS.text_length]
    try:
        safe = proposals.without(text, guard.check(text))
    except GuardUnavailable:
        safe = ""
    if len(safe.strip()) < ENOUGH:
        return render(request, "sparring/_lessons_while_typing.html", {})
    context = {
        "lessons": search.like(safe, request.member, "lesson"),
        "proposed": proposals.themes_in(safe, all_themes()),
    }
    return render(request, "sparring/_lessons_while_typing.html", context)
