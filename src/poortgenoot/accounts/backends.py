"""Signing in through allauth; the member comes along in the same query."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet
from django.http import HttpRequest

from poortgenoot.accounts.models import User
from poortgenoot.core.prepared import prepared


class MemberBackend(AuthenticationBackend):  # type: ignore[misc]
    def authenticate(self, request: HttpRequest | None, **credentials: object) -> None:
        """No password opens the house, also not one that stands in an old backup."""
        return

    def get_user(self, user_id: int) -> User | None:
        return _with_member.first(user_id)


@prepared
def _with_member(user: int) -> QuerySet[User]:
    return User.objects.filter(pk=user, is_active=True).select_related("member")
