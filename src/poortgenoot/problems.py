"""Whatever goes wrong in the API, as problem details (RFC 9457). The types are documented in docs/api.md."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as WrongFields
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from poortgenoot import mistakes
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.busy import is_busy
from poortgenoot.core.plain import holds_nul
from poortgenoot.guard.actions import Unsettled
from poortgenoot.guard.api import told
from poortgenoot.guard.engine import GuardUnavailable

log = logging.getLogger("poortgenoot.api")
RETRY_SECONDS = {HTTPStatus.TOO_MANY_REQUESTS: 60, HTTPStatus.SERVICE_UNAVAILABLE: 5}


class Unkeepable(HttpError):
    """A text with NUL, which no database keeps."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.BAD_REQUEST, "NUL")


class PlainParser(Parser):
    """Reads bodies and addresses, and refuses once, for every call, what could not be kept."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        return _plain(super().parse_body(request))

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        return _plain(super().parse_querydict(data, list_fields, request))


def _plain(read: dict[str, Any]) -> dict[str, Any]:
    if holds_nul(read):
        raise Unkeepable
    return read


def problem(status: HTTPStatus, detail: str = "", kind: str = "", **more: object) -> HttpResponse:
    """An error: its type (about:blank, or one of ours), its status, what to do in Dutch, and what more is known."""
    name = f"urn:poortgenoot:{kind}" if kind else "about:blank"
    body = {"type": name, "title": status.phrase, "status": status.value, "detail": detail, **more}
    response = HttpResponse(json.dumps(body), status=status.value, content_type="application/problem+json")
    if status in RETRY_SECONDS:
        response["Retry-After"] = str(RETRY_SECONDS[status])
    if status is HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="Poortgenoot"'
    return response


def _nobody(request: HttpRequest, raised: Exception) -> HttpResponse:
    return problem(HTTPStatus.UNAUTHORIZED, _("Stuur een geldig token mee. Je maakt het bij je profiel."))


def missing(request: HttpRequest, raised: Exception | None = None) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, _("Dit bestaat niet, of niet voor jou."))


def _refused(request: HttpRequest, raised: PermissionDenied) -> HttpResponse:
    why = raised.why if isinstance(raised, Refused) else ""
    return problem(HTTPStatus.FORBIDDEN, why or _("Dit mag jij hier niet doen."))


def _too_many(request: HttpRequest, raised: TooMany) -> HttpResponse:
    return problem(HTTPStatus.TOO_MANY_REQUESTS, raised.why, "limit", limit=raised.limit)


def _invalid(request: HttpRequest, raised: ValidationError) -> HttpResponse:
    """The place and the kind of each mistake, never the value: it may be a text about a case."""
    return _fields([(mistakes.where(tuple(e["loc"])), mistakes.sentence(e)) for e in raised.errors])


def _wrong_fields(request: HttpRequest, raised: WrongFields) -> HttpResponse:
    told = raised.message_dict if hasattr(raised, "error_dict") else {"": raised.messages}
    return _fields([(field, why) for field, whys in told.items() for why in whys])


def _fields(wrong: list[tuple[str, str]]) -> HttpResponse:
    errors = [{"where": field, "what": why} for field, why in wrong]
    detail = _("Niet alles is goed ingevuld. {first}").format(first=errors[0]["what"] if errors else "").strip()
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, "fields", errors=errors)


def _unsettled(request: HttpRequest, raised: Unsettled) -> HttpResponse:
    """What is left to decide, in the caller's own words: they sent them, and nothing of them was kept."""
    left = [told(field, one).model_dump(mode="json") for field, found in raised.left.items() for one in found]
    why = raised.why or _("Hier staat iets in dat iemand weggeeft. Neem een voorstel over, of geef een reden.")
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, why, "guard", findings=left)


def _guard_away(request: HttpRequest, raised: GuardUnavailable) -> HttpResponse:
    why = _("De controle kan nu niet kijken. Er is niets bewaard. Probeer het zo weer.")
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, why, "guard-unavailable")


def _unreadable(request: HttpRequest, raised: HttpError) -> HttpResponse:
    reason = raised.__cause__ or raised.__context__ or raised
    if isinstance(reason, RequestDataTooBig):
        return too_big(request, raised)
    if isinstance(reason, Unkeepable):
        return problem(
            HTTPStatus.BAD_REQUEST, _("Er staat een NUL-teken (U+0000) in. Haal het weg en stuur het nog eens.")
        )
    return problem(HTTPStatus(raised.status_code), _("Dit konden we niet lezen. Stuur JSON."))


def too_big(request: HttpRequest, raised: Exception) -> HttpResponse:
    return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("Dit is te groot. Stuur minder tegelijk."))


def busy() -> HttpResponse:
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, _("Het is even druk. Probeer het zo weer."))


def _broken(request: HttpRequest, raised: Exception) -> HttpResponse:
    """A mistake of ours: the log gets its kind and its places (`core.logs`), the caller neither. Being busy is none."""
    if is_busy(raised):
        return busy()
    log.error("api_failed", exc_info=raised)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, _("Er ging bij ons iets mis. Probeer het later weer."))


HANDLERS: dict[type[Exception], Callable[..., HttpResponse]] = {
    AuthenticationError: _nobody,
    Http404: missing,
    PermissionDenied: _refused,
    TooMany: _too_many,
    ValidationError: _invalid,
    WrongFields: _wrong_fields,
    Unsettled: _unsettled,
    GuardUnavailable: _guard_away,
    HttpError: _unreadable,
    RequestDataTooBig: too_big,
    Exception: _broken,
}


def answer_with_problems(api: NinjaAPI) -> None:
    """From now on every error of `api` is a problem."""
    for raised, handler in HANDLERS.items():
        api.add_exception_handler(raised, handler)
