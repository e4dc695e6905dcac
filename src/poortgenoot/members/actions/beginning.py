"""What members and hosts do."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from poortgenoot.accounts.models import User
from poortgenoot.members.models import Member


def begin(sender: type[User], instance: User, created: bool, **_kwargs: object) -> None:
    """Every user gets a member beside it, in the same transaction."""
    if created:
        Member.objects.create(user=instance)


def member_of(user: User | AnonymousUser) -> Member | None:
    """The member behind a signed-in user; None for a visitor."""
    return user.member if isinstance(user, User) else None
