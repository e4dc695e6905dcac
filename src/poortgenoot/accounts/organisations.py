"""To one's own organisation and back. allauth's own views, except that a service that is down is no mistake of ours."""

from __future__ import annotations

from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from poortgenoot.core.access import public


@public
def leave_for(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _unless_it_is_down(views.login, request, provider_id)


@public
def come_back_from(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _unless_it_is_down(views.callback, request, provider_id)


def _unless_it_is_down(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    """What requests raises is an OSError; a description with parts missing, a KeyError."""
    try:
        return view(request, provider_id)
    except (OSError, KeyError):
        messages.error(request, _("Je organisatie antwoordt niet. Probeer het later weer, of vraag hier een code."))
        return redirect("accounts:sign_in")
