"""Signing in for the first time."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from poortgenoot.accounts.models import User


@transaction.atomic
def ensure_user(email: str) -> User:
    """The user with this address, made when it is new. The code by mail proves the address afterwards."""
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
    return user
