"""Changing one's own profile: a few parts that fold, one button; a mistake in one keeps every word of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from poortgenoot.core.limits import LIMITS
from poortgenoot.members import actions, photos
from poortgenoot.members.forms import IntroductionForm, WayForm, WorkForm
from poortgenoot.members.requests import MemberRequest

FORMS: dict[str, Any] = {"wie": IntroductionForm, "werk": WorkForm, "zo": WayForm}
PARTS = (
    ("wie", "wie", gettext_lazy("Wie ik ben"), "members/_who_fields.html"),
    ("werk", "werk", gettext_lazy("Wat ik doe en waar"), "members/_work_fields.html"),
    ("zo", "zo", gettext_lazy("Zo werk ik"), "members/_way_fields.html"),
    ("ritme", "zo", gettext_lazy("Hoeveel vragen, en wanneer"), "members/_pace_fields.html"),
    ("zien", "zo", gettext_lazy("Wie ziet wat?"), "members/_shown_fields.html"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that folds, with the form its fields belong to."""

    name: str
    title: str | Promise
    template: str
    form: Any
    is_open: bool


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest) -> HttpResponse:
    """The whole profile: what changed is saved together, or nothing is and every word stays."""
    sent = request.POST if request.method == "POST" else None
    forms = {name: made(sent, initial=made.initial_of(request.member), prefix=name) for name, made in FORMS.items()}
    if sent is not None and all(form.is_valid() for form in forms.values()):
        _save(forms, request)
        messages.success(request, _("Opgeslagen. Wat je niet wilt laten zien, zien anderen meteen niet meer."))
        return redirect("members:edit")
    return render(request, "members/edit.html", {"parts": _parts(forms)}, status=200 if sent is None else 422)


def _parts(forms: dict[str, Any]) -> list[Part]:
    """The parts of the page: those with a mistake are open, else the first."""
    wrong = [name for name, form in forms.items() if form.is_bound and form.errors]
    opened = wrong or ["wie"]
    return [Part(name, title, template, forms[key], key in opened) for name, key, title, template in PARTS]


def _save(forms: dict[str, Any], request: MemberRequest) -> None:
    """Only what changed, so that the ledger tells what somebody did."""
    with transaction.atomic():
        if forms["wie"].has_changed():
            actions.introduce(forms["wie"].introduction(), by=request.member)
        if forms["werk"].has_changed():
            actions.tell_work(forms["werk"].work(), by=request.member)
        if forms["zo"].has_changed():
            actions.tell_way(forms["zo"].way(), by=request.member)


@require_POST
def photo(request: MemberRequest) -> HttpResponse:
    """A new photo, or none."""
    file = request.FILES.get("photo")
    if "remove" in request.POST:
        actions.remove_photo(by=request.member)
    elif file is None:
        messages.error(request, _("Kies eerst een foto."))
    elif (file.size or 0) > LIMITS.upload_bytes:
        most = LIMITS.upload_bytes // 1_000_000
        messages.error(request, _("Deze foto is te groot. Kies er een van hoogstens {most} MB.").format(most=most))
    else:
        _show(request, file)
    return redirect("/profiel/#foto")


def _show(request: MemberRequest, file: Any) -> None:
    try:
        actions.show_photo(photos.made_anew(file), by=request.member)
    except photos.NotAPhoto:
        messages.error(request, _("Dit is geen foto die we kunnen lezen. Kies een JPEG, PNG of WebP."))
        return
    messages.success(request, _("Je foto staat erop, zonder plaats en datum van de camera."))
