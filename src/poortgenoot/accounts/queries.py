"""What the account pages show."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from poortgenoot.accounts.models import Token, User
from poortgenoot.accounts.own_data import Part
from poortgenoot.core.models import Event

UNPROVEN_AT_ONCE = 1_000


def has_passkey(user: User | AnonymousUser) -> bool:
    found: bool = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists()
    return found


def keys_of(user: User, type: Authenticator.Type) -> int:
    """How many keys of this type `user` has."""
    count: int = Authenticator.objects.filter(user_id=user.pk, type=type).count()
    return count


def owner_of(email: str) -> User | None:
    """Who signs in with this address: whoever has proven it, else the user it stands on."""
    mail = email.strip().lower()
    proven = EmailAddress.objects.filter(email=mail, verified=True).select_related("user").first()
    return proven.user if proven else User.objects.filter(email=mail).first()


def unproven_before(moment: datetime) -> list[User]:
    """Who asked for a code before `moment` and never brought it back; not who was given a task meanwhile."""
    found = unproven().filter(date_joined__lte=moment)
    return list(found.select_related("member").order_by("pk")[:UNPROVEN_AT_ONCE])


def unproven() -> QuerySet[User]:
    """Who never proved an address, never signed in, and has no task: there is nothing else of them."""
    proven = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    never = User.objects.filter(~Exists(proven), last_login=None, is_operator=False)
    return never.filter(member__onboarded_at=None, member__memberships=None)


def is_free_for(user: User, email: str) -> bool:
    """Whether `user` may sign in with this address once they prove it: nobody else did, or ever came in with it."""
    owner = owner_of(email)
    return owner is None or owner.pk == user.pk or unproven().filter(pk=owner.pk).exists()


def tokens_of(user: User) -> QuerySet[Token]:
    return Token.objects.filter(user=user).order_by("-created_at")


def user_with(mail: str) -> User | None:
    """The active user with this address."""
    return User.objects.filter(email=mail.strip().lower(), is_active=True).first()


def about(user: User) -> Part:
    """What this room and the ledger know about `user`, without anything that opens a door."""
    addresses = EmailAddress.objects.filter(user_id=user.pk).values("email", "verified")
    tokens = tokens_of(user).values("name", "prefix", "created_at", "used_on")
    keys = Authenticator.objects.filter(user_id=user.pk).values("type", "created_at", "last_used_at")
    elsewhere = SocialAccount.objects.filter(user_id=user.pk).values("provider", "uid", "date_joined", "last_login")
    lines = Event.objects.filter(actor_id=user.member.pk).order_by("at")
    return {
        "account": {
            "email": user.email,
            "since": user.date_joined,
            "addresses": list(addresses),
            "tokens": list(tokens),
            "keys": list(keys),
            "signs_in_at": list(elsewhere),
        },
        "ledger": list(lines.values("at", "verb", "kind", "object_id", "facts")),
    }
