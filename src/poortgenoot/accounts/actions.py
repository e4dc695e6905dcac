"""Signing in for the first time, and keys to the API."""

from __future__ import annotations

import hashlib
import secrets

from allauth.account.models import EmailAddress
from django.db import transaction

from poortgenoot.accounts.models import Token, User
from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand


@transaction.atomic
def ensure_user(email: str) -> User:
    """The user with this address, made when it is new. The code by mail proves the address afterwards."""
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
    return user


@transaction.atomic
def make_token(user: User, name: str) -> tuple[Token, str]:
    """A new key to the API and its text, which is shown once: only its hash is kept."""
    plain = "pg_" + secrets.token_urlsafe(32)
    token = Token.objects.create(user=user, name=name, prefix=plain[:8], digest=digest_of(plain))
    ledger.record("made_token", token, by=user.member)
    return token, plain


@transaction.atomic
def withdraw_token(token: Token, *, by: User) -> None:
    """The key opens nothing any more, from this moment on."""
    demand(token.user_id == by.pk)
    ledger.record("withdrew_token", token, by=by.member)
    token.delete()


def user_of_token(plain: str) -> User | None:
    """The active user whose key `plain` is; notes the day it was used."""
    token = Token.objects.select_related("user__member").filter(digest=digest_of(plain), user__is_active=True).first()
    if token is None:
        return None
    if token.used_on != clock.today():
        Token.objects.filter(pk=token.pk).update(used_on=clock.today())
    return token.user


def digest_of(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()
