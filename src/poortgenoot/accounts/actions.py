"""Signing in for the first time, keys to the API, and one's own data."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.dispatch import Signal

from poortgenoot.accounts import own_data, queries
from poortgenoot.accounts.models import Token, User
from poortgenoot.accounts.own_data import Part, Texts
from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS

address_changed = Signal()
"""`user` signs in with another address than `old` from now on; sent inside the transaction."""


@transaction.atomic
def ensure_user(email: str) -> User:
    """The user with this address, a second one that they have proven too; made when it is new.

    The code by mail proves the address afterwards.
    """
    user = queries.owner_of(email) or User.objects.create_user(email)
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
    return user


@transaction.atomic
def forget_unproven() -> int:
    """Remove who asked for a code and brought none back within `LIMITS.days_unproven`; returns how many.

    They have no proven address, never signed in, and nobody gave them a task: there is nothing else of them.
    """
    gone = queries.unproven_before(clock.now() - timedelta(days=LIMITS.days_unproven))
    for user in gone:
        _forget(user)
    return len(gone)


@transaction.atomic
def prove_address(user: User, email: str) -> None:
    """The address is theirs: an organisation that may say so, said so."""
    EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True})


@transaction.atomic
def change_address(email: str, *, by: User) -> None:
    """From now on `by` signs in with `email` (in lower case), which they just proved, and no more with the old one.

    Who only ever asked for a code at that address goes. Raises `IntegrityError` when somebody has it meanwhile.
    """
    old = by.email
    if not queries.is_free_for(by, email):
        raise IntegrityError("address")
    for nobody in queries.unproven().filter(email=email).exclude(pk=by.pk).select_related("member"):
        _forget(nobody)
    EmailAddress.objects.filter(user=by, email=old).delete()
    EmailAddress.objects.filter(user=by).update(primary=False)
    EmailAddress.objects.update_or_create(user=by, email=email, defaults={"verified": True, "primary": True})
    by.email = email
    by.save(update_fields=["email"])
    ledger.record("changed_address", by.member, by=by.member)
    address_changed.send(User, user=by, old=old)


def _forget(user: User) -> None:
    member = user.member
    ledger.record("forgot_unproven", user, by=None)
    user.delete()
    member.delete()


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


def take_along(*, by: User) -> Part:
    """Everything the house knows about `by`, room by room (AVG art. 15 and 20)."""
    ledger.record("took_own_data", by.member, by=by.member)
    return queries.about(by) | {room.name: room.about(by) for room in own_data.rooms()}


@transaction.atomic
def erase(texts: Texts, *, by: User) -> None:
    """`by` leaves for good (AVG art. 17). The member stays behind nameless, with the profession and the years.

    `texts`: whether questions and answers stay, as those of a former member, or go too. All of it, or nothing.
    Raises `Refused` when a room wants something settled first.
    """
    for room in own_data.rooms():
        room.demand(by)
    leave_nothing(by, texts)


def leave_nothing(user: User, texts: Texts) -> None:
    """Erase, whatever stands in the way: also for whoever a restored backup brings back. Inside a transaction."""
    member = user.member
    for room in reversed(own_data.rooms()):
        room.erase(user, texts)
    ledger.record("erased", member, by=member, texts=texts.value)
    user.delete()


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
