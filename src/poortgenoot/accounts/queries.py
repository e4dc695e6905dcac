"""What the account pages show."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from poortgenoot.accounts.models import Token, User


def has_passkey(user: User | AnonymousUser) -> bool:
    found: bool = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists()
    return found


def tokens_of(user: User) -> QuerySet[Token]:
    return Token.objects.filter(user=user).order_by("-created_at")


def user_with(mail: str) -> User | None:
    """The active user with this address."""
    return User.objects.filter(email=mail.strip().lower(), is_active=True).first()
