"""The API of the house, at /api/v1/: the same access and the same actions as the pages.

A call carries a token (`Authorization: Bearer pg_…`). Errors are problem details (RFC 9457);
lists come in keyset pages: `next` is the address of the page after this one, or null.
"""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from poortgenoot.accounts import actions
from poortgenoot.core import tallies
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member


class TokenAuth(HttpBearer):
    """Who calls: the member behind the token, one of its calls a minute counted."""

    def authenticate(self, request: HttpRequest, token: str) -> Member | None:
        user = actions.user_of_token(token)
        if user is None or user.member.onboarded_at is None:
            return None
        why = _("Te veel aanroepen deze minuut. Wacht een minuut.")
        tallies.count("api", f"user-{user.pk}", per="minute", limit=LIMITS.api_calls_per_minute, why=why)
        request.user = user
        request.member = user.member  # type: ignore[attr-defined]
        return user.member


api = NinjaAPI(
    title="Poortgenoot",
    version="1",
    urls_namespace="api",
    auth=TokenAuth(),
    docs_url=None,
)


def problem(request: HttpRequest, status: HTTPStatus, detail: str = "", **more: object) -> HttpResponse:
    """An error as problem details: about:blank types, the status' own title, and what to do in Dutch."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    response = api.create_response(request, body, status=status.value)
    response["Content-Type"] = "application/problem+json"
    return response


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, _raised: Exception) -> HttpResponse:
    return problem(request, HTTPStatus.UNAUTHORIZED, _("Stuur een geldig token mee. Je maakt het bij je profiel."))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _raised: Exception) -> HttpResponse:
    return problem(request, HTTPStatus.NOT_FOUND, _("Dit bestaat niet, of niet voor jou."))


@api.exception_handler(PermissionDenied)
def _refused(request: HttpRequest, raised: PermissionDenied) -> HttpResponse:
    return problem(request, HTTPStatus.FORBIDDEN, raised.why if isinstance(raised, Refused) else "")


@api.exception_handler(TooMany)
def _too_many(request: HttpRequest, raised: TooMany) -> HttpResponse:
    return problem(request, HTTPStatus.TOO_MANY_REQUESTS, raised.why, limit=raised.limit)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, raised: ValidationError) -> HttpResponse:
    """The place and the kind of each mistake, never the value: it may be a text about a case."""
    wrong = [{"where": ".".join(str(p) for p in e["loc"]), "what": e["msg"]} for e in raised.errors]
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, _("Niet alles is goed ingevuld."), errors=wrong)
