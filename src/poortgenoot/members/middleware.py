"""Puts the member beside the user; who has not finished joining is led to the welcome pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from poortgenoot.members import actions

OPEN_TO_NEWCOMERS = (
    "/welkom/",
    "/account/",
    "/afmelden/",
    "/static/",
    "/api/",
    "/demo/",
    "/gezond/",
    "/mee/",
)


class MemberMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = actions.member_of(request.user)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        member = request.member  # type: ignore[attr-defined]
        if member is None or member.onboarded_at or not getattr(view, "login_required", True):
            return None
        if request.path.startswith(OPEN_TO_NEWCOMERS):
            return None
        return redirect("members:welcome")
