"""The refusals of actions, as pages; what cannot be kept; and what no browser may keep."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from poortgenoot.core import plain
from poortgenoot.core.access import TooMany


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Who opens by itself what only a button does, such as with a step back in the browser, reads where to go."""
        answer = self.get_response(request)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or answer.content or request.path.startswith("/api/"):
            return answer
        page = render(request, "405.html", status=answer.status_code)
        page["Allow"] = answer["Allow"]
        return page

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        """A limit that is reached answers 429 and says when it is possible again."""
        if not isinstance(raised, TooMany):
            return None
        return render(request, "429.html", {"why": raised.why}, status=429)


class PlainTextMiddleware:
    """Refuses once, for every page, an address or a form with a character that cannot be kept.

    The API answers for itself (`problems.PlainParser`): its refusals are problems, and its bodies no forms.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """After the check of the form's origin, which read the form already."""
        if request.path.startswith("/api/"):
            return None
        if not (plain.address_holds_nul(request) or plain.form_holds_nul(request)):
            return None
        why = _("Er staat een teken in dat we niet kunnen bewaren. Haal het weg en stuur het nog eens.")
        return render(request, "400.html", {"why": why}, status=400)


class NotKeptMiddleware:
    """A page is for now: no proxy and no browser keeps it, so that nobody leafs back into a case after signing out.

    A view that says how long its answer may be kept is believed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response
