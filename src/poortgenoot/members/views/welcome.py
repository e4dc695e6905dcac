"""Getting acquainted in under two minutes: who, what, with whom. Only the first step is needed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from poortgenoot.members import actions, welcome
from poortgenoot.members.forms import IntroductionForm, JoinForm, WorkForm
from poortgenoot.members.queries import hosts
from poortgenoot.members.requests import MemberRequest

STEPS = (gettext_lazy("Wie je bent"), gettext_lazy("Wat je doet"), gettext_lazy("Bij wie je hoort"))


@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request: MemberRequest) -> HttpResponse:
    """Step 1: name and profession. From here on somebody is a member, whatever is skipped next."""
    form = IntroductionForm(request.POST or None, initial=IntroductionForm.initial_of(request.member))
    if request.method == "POST" and form.is_valid():
        actions.introduce(form.introduction(), by=request.member)
        return redirect("members:welcome_work")
    return _step(request, 1, form)


@require_http_methods(["GET", "HEAD", "POST"])
def work(request: MemberRequest) -> HttpResponse:
    """Step 2: where, when and on what."""
    if request.member.onboarded_at is None:
        return redirect("members:welcome")
    form = WorkForm(request.POST or None, initial=WorkForm.initial_of(request.member))
    if request.method == "POST" and form.is_valid():
        actions.tell_work(form.work(), by=request.member)
        return redirect("members:welcome_host")
    return _step(request, 2, form)


@require_http_methods(["GET", "HEAD", "POST"])
def host(request: MemberRequest) -> HttpResponse:
    """Step 3: the hosts one belongs to already, or a request to one."""
    if request.member.onboarded_at is None:
        return redirect("members:welcome")
    form = JoinForm(request.POST or None, member=request.member)
    if request.method == "POST" and form.is_valid():
        actions.ask_to_join(form.cleaned_data["host"], form.cleaned_data["note"], by=request.member)
        return redirect("members:welcome_done")
    return _step(request, 3, form)


@require_safe
def done(request: MemberRequest) -> HttpResponse:
    """The last page: three things this person can use already."""
    if request.member.onboarded_at is None:
        return redirect("members:welcome")
    context = {
        "suggestions": welcome.suggestions_for(request.member),
        "waiting": hosts.waiting_requests_of(request.member),
    }
    return render(request, "members/welcome_done.html", context)


def _step(request: MemberRequest, number: int, form: object) -> HttpResponse:
    failed = request.method == "POST"
    context = {
        "form": form,
        "steps": STEPS,
        "current": number,
        "memberships": hosts.of(request.member) if number == 3 else [],
        "waiting": hosts.waiting_requests_of(request.member) if number == 3 else [],
    }
    return render(request, f"members/welcome_{number}.html", context, status=422 if failed else 200)
