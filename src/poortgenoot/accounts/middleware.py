"""Allauth's own account pages are sensitive: they ask again too. Those we do not use are not there."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from poortgenoot.accounts import fresh
from poortgenoot.core.access import TooMany

SENSITIVE = ("/account/2fa/",)
PART_OF_SIGNING_IN = (
    "/account/2fa/authenticate/",
    "/account/2fa/webauthn/login/",
    "/account/2fa/webauthn/reauthenticate/",
)


CLOSED = (
    "/account/password/",
    "/account/signup/",
    "/account/logout/",
    "/account/email/",
    "/account/3rdparty/",
    "/account/social/",
    "/account/reauthenticate/",
    "/account/2fa/reauthenticate/",
)
"""What allauth brings and the house does not use. It knows no passwords, for one: whoever found an open session could
set one, and come back with it for ever."""


CODES = ("/account/login/code/confirm/", "/account/confirm-email/")
"""Where a code that was mailed is brought back."""


class FreshMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(CLOSED):
            raise Http404
        if refused := too_many_guesses(request):
            return refused
        if must_ask(request) and not fresh.is_fresh(request):
            return fresh.ask_again(request)
        return self.get_response(request)


def too_many_guesses(request: HttpRequest) -> HttpResponse | None:
    """A page that says so, once a browser guessed too often at the code of allauth's own pages."""
    browser = request.session.session_key
    if request.method != "POST" or not request.path.startswith(CODES) or not browser:
        return None
    try:
        fresh.count_try(browser)
    except TooMany as limit:
        return render(request, "429.html", {"why": limit.why}, status=429)
    return None


def must_ask(request: HttpRequest) -> bool:
    """Whether a signed-in member stands before a page that changes how one signs in."""
    sensitive = request.path.startswith(SENSITIVE) and not request.path.startswith(PART_OF_SIGNING_IN)
    return sensitive and request.user.is_authenticated
