"""Django's handler of requests, made for a server where open sockets and pages share one process."""

from __future__ import annotations

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import is_valid_path


class Pages(ASGIHandler):
    """A request runs from its first middleware to its last in one thread.

    Some of Django's middleware can wait in the event loop and some cannot; left to itself a request changes threads at
    every border between the two, and every change makes the sockets wait.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=False)
        is_valid_path("/")  # all pages are read now: the first visitor need not wait for it, nor any open table

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        return await sync_to_async(self.get_response, thread_sensitive=True)(request)
