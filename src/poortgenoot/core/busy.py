"""When more come at once than the house has connections for: a page that says so, waits and tries again by itself."""

from __future__ import annotations

import random
import sys

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import defaults
from psycopg_pool import PoolTimeout, TooManyRequests

log = structlog.get_logger("poortgenoot.busy")
SOONEST, LATEST = 6, 14
"""Seconds after which a page tries again: each another number, so that a hall does not come back at once."""


def is_busy(raised: BaseException | None) -> bool:
    """Whether it went wrong because every connection to the database was taken for too long."""
    return isinstance(raised, PoolTimeout | TooManyRequests) or (raised is not None and is_busy(raised.__cause__))


def went_wrong(request: HttpRequest) -> HttpResponse:
    """The page for whatever broke (Django's `handler500`): 503 when it is merely busy, which is no mistake of ours."""
    if is_busy(sys.exc_info()[1]):
        return come_back(request)
    return defaults.server_error(request)


def _page_before(request: HttpRequest) -> str:
    """Where the form stands that was sent: only a page of our own, else empty."""
    before = request.headers.get("Referer", "")
    return before if url_has_allowed_host_and_scheme(before, {request.get_host()}) else ""


def come_back(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database. What was read tries again by itself; what was sent is not sent twice unasked."""
    log.warning("busy")
    seconds = random.randint(SOONEST, LATEST)  # spreads the load, keeps no secret
    is_read = request.method in {"GET", "HEAD"}
    where = {"again": request.get_full_path()} if is_read else {"back": _page_before(request)}
    response = render(None, "503.html", where, status=503)
    response["Retry-After"] = str(seconds)
    if is_read:
        response["Refresh"] = str(seconds)
    response._has_been_logged = True  # type: ignore[attr-defined]  # else Django reports a mistake for each who waits
    return response
