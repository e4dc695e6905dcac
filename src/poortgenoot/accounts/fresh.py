"""Asking again on sensitive pages: a fresh code by mail, or a passkey.

A step of our own: allauth takes a member without password or passkey for recently authenticated, always.
The code lies hashed in the session, for ten minutes and five tries.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from poortgenoot.accounts import codes
from poortgenoot.accounts.models import User
from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS

FRESH_SECONDS = 15 * 60
CODE_SECONDS = 10 * 60
MOST_TRIES = 5
METHODS = frozenset({"code", "mfa", "socialaccount"})
KEY = "fresh_code"


def is_fresh(request: HttpRequest) -> bool:
    """Whether this session proved itself in the last fifteen minutes, by code, passkey, TOTP or OIDC."""
    if not isinstance(request.user, User):
        return False
    records = get_authentication_records(request, request.user)
    proofs = [r["at"] for r in records if r["method"] in METHODS]
    return bool(proofs) and time.time() - max(proofs) < FRESH_SECONDS


def fresh_required[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The page asks again first, and comes back after. Works on views whose first argument is the request."""

    @wraps(view)
    def asked_again(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest)
        return view(*args, **kwargs) if is_fresh(request) else ask_again(request)

    return asked_again


def ask_again(request: HttpRequest, back: str = "") -> HttpResponse:
    """To the page that asks again, and after that `back`, or else to where one was; a form that was sent is filled in
    again, for it is not kept anywhere."""
    there = request.get_full_path() if request.method == "GET" else request.META.get("HTTP_REFERER", "/")
    return redirect(f"{reverse('accounts:fresh')}?{urlencode({'next': back or there})}")


def send_code(request: HttpRequest) -> None:
    """Mail a new code to the signed-in user; raises `TooMany` above the codes an hour."""
    user = request.user
    assert isinstance(user, User)
    why = _("Je vroeg te vaak om een code. Probeer het over een uur weer.")
    tallies.count("codes", f"user-{user.pk}", per="hour", limit=LIMITS.codes_per_hour, why=why)
    code = codes.new_code()
    request.session[KEY] = {"hash": _hash(code, user), "until": time.time() + CODE_SECONDS, "tries": 0}
    text = render_to_string("accounts/mail/fresh_code.txt", {"code": code})
    subject = _("Je code voor Poortgenoot: %(code)s") % {"code": code}
    EmailMessage(subject, text, None, [user.email], headers=codes.expires(CODE_SECONDS)).send()


def prove(request: HttpRequest, code: str) -> bool:
    """Whether `code` is the one that was mailed: then the session is fresh. Each code proves once."""
    kept = request.session.get(KEY)
    if not kept or kept["until"] < time.time() or kept["tries"] >= MOST_TRIES:
        return False
    assert isinstance(request.user, User)
    count_try(f"user-{request.user.pk}")
    if not constant_time_compare(kept["hash"], _hash(code.strip(), request.user)):
        request.session[KEY] = {**kept, "tries": kept["tries"] + 1}
        return False
    del request.session[KEY]
    record_authentication(request, request.user, method="code", reauthenticated=True)
    return True


def count_try(who: str) -> None:
    """One more guess at a code; raises `TooMany` above what all codes of an hour allow together.

    The tries in the session do not count guesses that come at the same moment: each reads what was there before.
    """
    why = _("Er werd te vaak een code geprobeerd. Probeer het over een uur weer.")
    tallies.count("code_tries", who, per="hour", limit=LIMITS.codes_per_hour * MOST_TRIES, why=why)


def _hash(code: str, user: User) -> str:
    return salted_hmac("accounts.fresh", f"{user.pk}:{code}", algorithm="sha256").hexdigest()
