"""The API of the house, at /api/v1/: the same access and the same actions as the pages.

A call carries a token (`Authorization: Bearer pg_…`). Errors are problem details (RFC 9457);
lists come in keyset pages: `next` is the address of the page after this one, or null.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.security import HttpBearer

from poortgenoot import problems
from poortgenoot.accounts import actions
from poortgenoot.core import tallies
from poortgenoot.core.access import public
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.api import router as discussions
from poortgenoot.guard.api import router as guard
from poortgenoot.members.api import router as members
from poortgenoot.members.models import Member
from poortgenoot.notifications.api import router as inbox
from poortgenoot.search.api import router as search
from poortgenoot.sparring.api import router as sparring


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
    description=__doc__ or "",
    urls_namespace="api",
    auth=TokenAuth(),
    docs_url=None,
    parser=problems.PlainParser(),
)
problems.answer_with_problems(api)
for room in (members, guard, sparring, discussions, inbox, search):
    api.add_router("", room)


def mount() -> tuple[list[URLPattern], str, str]:
    """The addresses of the API for urls.py, behind its own door: each call shows a token, the cookie opens nothing.

    Only /openapi.json, which tells what calls there are, needs none.
    """
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        assert isinstance(pattern, URLPattern)
        pattern.callback = _behind_its_own_door(pattern.callback)
    nowhere = re_path("", _behind_its_own_door(problems.missing))
    return [*patterns, nowhere], app_name, namespace  # type: ignore[list-item]


def _behind_its_own_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def called(request: HttpRequest, **kwargs: object) -> HttpResponse:
        response = view(request, **kwargs)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        refused = problems.problem(HTTPStatus.METHOD_NOT_ALLOWED, _("Dit kan hier niet zo. Kijk in de beschrijving."))
        refused["Allow"] = response["Allow"]
        return refused

    return public(csrf_exempt(called))
