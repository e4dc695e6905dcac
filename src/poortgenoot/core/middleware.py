"""The refusals of actions, as pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
