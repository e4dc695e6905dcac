"""For those who run the house: is it well, and what does it count."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from poortgenoot.core.access import public


@public
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers; what is still being built is told beside it."""
    from poortgenoot import guard

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": "ready", "guard": str(guard.state())})


@public
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus metrics, for the machine itself only: a proxy in front must not pass this path."""
    if request.META.get("REMOTE_ADDR") not in {"127.0.0.1", "::1"} or "HTTP_X_FORWARDED_FOR" in request.META:
        return HttpResponse(status=404)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
