"""Django's handler of requests, made for a server where open sockets and pages share one process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import is_valid_path

from poortgenoot import problems
from poortgenoot.core import busy
from poortgenoot.serving import LONGEST_WAIT

AT_ONCE = 4
"""So many pages are made at a time: of their threads Python runs one, while the others wait for PostgreSQL. More of
them get nothing done sooner, and each that waits for its turn keeps taking time from who has it."""
TAKE_NO_TURN = ("/account/oidc/", "/beeld/", "/gezond/")
"""Pages that wait for a server of others (an organisation's sign-in, a store of photos), and who watches whether the
house lives: a busy one does."""


class Pages(ASGIHandler):
    """A request runs from its first middleware to its last in one thread, a few at a time, who came first first.

    Some of Django's middleware can wait in the event loop and some cannot; left to itself a request changes threads at
    every border between the two, and every change makes the sockets wait.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=False)
        self.turns = asyncio.Semaphore(AT_ONCE)
        is_valid_path("/")  # all pages are read now: the first visitor need not wait for it, nor any open table

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(TAKE_NO_TURN):
            return await sync_to_async(self.get_response)(request)
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await self.turns.acquire()
        except TimeoutError:
            request.has_waited_too_long = True  # type: ignore[attr-defined]
            return await sync_to_async(self.get_response)(request)
        try:
            return await sync_to_async(self._made)(request)
        finally:
            self.turns.release()

    def _made(self, request: HttpRequest) -> HttpResponseBase:
        """The page; whoever is next finds its connection free, however slowly this page is read."""
        try:
            return self.get_response(request)
        finally:
            close_old_connections()


class TurnMiddleware:
    """Who waited too long for its turn hears that the house is busy, before anything is asked of the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not getattr(request, "has_waited_too_long", False):
            return self.get_response(request)
        return problems.busy() if request.path.startswith("/api/") else busy.come_back(request)
