"""Another address to sign in with: proven by a code that is mailed to it, and told to the old one.

A step of our own, as in `fresh`: allauth's page says at once that an address is taken. Here an address that somebody
has looks like any other; its owner gets a mail without a code. The code lies hashed in the session, for ten minutes
and five tries.
"""

from __future__ import annotations

import time

from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from poortgenoot.accounts import actions, codes, fresh, queries
from poortgenoot.accounts.models import User
from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS

KEY = "new_address"


def ask(request: HttpRequest, email: str) -> None:
    """Mail a code to `email` (in lower case); raises `TooMany` above the codes an hour, of this member or address."""
    user = request.user
    assert isinstance(user, User)
    why = _("Je vroeg te vaak om een code. Probeer het over een uur weer.")
    for name, who in (("codes", f"user-{user.pk}"), ("sign_in", email)):
        tallies.count(name, who, per="hour", limit=LIMITS.codes_per_hour, why=why)
    code, until = codes.new_code(), time.time() + fresh.CODE_SECONDS
    request.session[KEY] = {"email": email, "hash": _hash(code, email, user), "until": until, "tries": 0}
    if queries.is_free_for(user, email):
        subject = _("Je code voor Poortgenoot: %(code)s") % {"code": code}
        text = render_to_string("accounts/mail/new_address.txt", {"code": code})
        EmailMessage(subject, text, None, [email], headers=codes.expires(fresh.CODE_SECONDS)).send()
    else:
        text = render_to_string("accounts/mail/address_taken.txt")
        EmailMessage(_("Dit adres is al van een account bij Poortgenoot"), text, None, [email]).send()


def prove(request: HttpRequest, code: str) -> bool:
    """Whether `code` is the one that was mailed: then the address is theirs from now on. Each code proves once."""
    kept = request.session.get(KEY)
    if not kept or kept["until"] < time.time() or kept["tries"] >= fresh.MOST_TRIES:
        return False
    user, email = request.user, str(kept["email"])
    assert isinstance(user, User)
    fresh.count_try(f"user-{user.pk}")
    if not constant_time_compare(kept["hash"], _hash(code.strip(), email, user)):
        request.session[KEY] = {**kept, "tries": kept["tries"] + 1}
        return False
    del request.session[KEY]
    return _move(user, email)


def _move(user: User, email: str) -> bool:
    """Somebody else may have proven the same address a moment before."""
    old = user.email
    try:
        actions.change_address(email, by=user)
    except IntegrityError:
        return False
    text = render_to_string("accounts/mail/address_changed.txt")
    EmailMessage(_("Je e-mailadres bij Poortgenoot is veranderd"), text, None, [old]).send()
    return True


def _hash(code: str, email: str, user: User) -> str:
    return salted_hmac("accounts.moving", f"{user.pk}:{email}:{code}", algorithm="sha256").hexdigest()
