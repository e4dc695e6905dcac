"""Changing one's own profile: three parts, each saved on its own, so that an error in one keeps the rest."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from poortgenoot.core.limits import LIMITS
from poortgenoot.members import actions, photos
from poortgenoot.members.forms import IntroductionForm, WayForm, WorkForm
from poortgenoot.members.requests import MemberRequest

PARTS: dict[str, Any] = {"wie": IntroductionForm, "werk": WorkForm, "zo": WayForm}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest) -> HttpResponse:
    """All parts of the profile; a part that is sent is saved, a part with a mistake keeps every word."""
    sent = request.POST.get("part", "")
    parts = {name: _form(form, request, name, sent) for name, form in PARTS.items()}
    if sent in parts and parts[sent].is_valid():
        _save(sent, parts[sent], request)
        messages.success(request, _("Opgeslagen. Wat je niet wilt laten zien, zien anderen meteen niet meer."))
        return redirect(f"/profiel/#{sent}")
    context = {"introduction": parts["wie"], "work": parts["werk"], "way": parts["zo"]}
    return render(request, "members/edit.html", context, status=422 if sent in parts else 200)


def _form(form: Any, request: MemberRequest, name: str, sent: str) -> Any:
    if name == sent:
        return form(request.POST, prefix=name)
    return form(initial=form.initial_of(request.member), prefix=name)


def _save(name: str, form: Any, request: MemberRequest) -> None:
    if name == "wie":
        actions.introduce(form.introduction(), by=request.member)
    elif name == "werk":
        actions.tell_work(form.work(), by=request.member)
    else:
        actions.tell_way(form.way(), by=request.member)


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
