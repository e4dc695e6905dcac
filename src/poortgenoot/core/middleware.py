"""The refusals of actions, as pages; and what no browser may keep."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from poortgenoot.core.access import TooMany


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        """A limit that is reached answers 429 and says when it is possible again."""
        if not isinstance(raised, TooMany):
            return None
        return render(request, "429.html", {"why": raised.why}, status=429)


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
