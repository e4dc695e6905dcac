"""Where allauth's OpenID Connect meets the house: a host's door lets in only by a proven address of that host."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from poortgenoot.accounts import actions, oidc, queries, reach
from poortgenoot.accounts.models import User

OIDC = "openid_connect"


class HouseSocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The apps are those of the hosts; nothing about them stands in allauth's own tables."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        apps = [_app(door) for door in oidc.doors()]
        fits = [app for app in apps if provider in {None, OIDC, app.provider_id}]
        return [app for app in fits if client_id in {None, app.client_id}]

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The member with the address that the organisation has proven, when its door may let that member in."""
        email = _proven(sociallogin)
        user = queries.user_with(email) if email else None
        return (user, email) if user and oidc.welcomes(_slug(sociallogin), email, user) else None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Also who came this way before must still have the address: an organisation may change its sign-in service."""
        email = _proven(sociallogin)
        user = sociallogin.user if sociallogin.is_existing else None
        owner = queries.user_with(email) if email else None
        if not email or user != owner or not oidc.welcomes(_slug(sociallogin), email, owner):
            self._refuse(request)
        if user is not None:
            actions.prove_address(user, email)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        user = super().populate_user(request, sociallogin, data)
        user.email = user.email.lower()
        return user

    def get_requests_session(self) -> Any:
        """Everything that is fetched from an organisation, behind the fence."""
        return reach.fenced(super().get_requests_session())

    def on_authentication_error(self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any) -> None:
        why = _("Aanmelden via {name} lukte niet. Probeer het opnieuw, of vraag hier een code.")
        messages.error(request, why.format(name=provider.name))
        raise ImmediateHttpResponse(redirect("accounts:sign_in"))

    def _refuse(self, request: HttpRequest) -> None:
        why = _("Je organisatie gaf geen adres door waarmee je hier binnen kunt. Vraag een code op je eigen adres.")
        messages.error(request, why)
        raise ImmediateHttpResponse(redirect("accounts:sign_in"))


def _app(door: oidc.Door) -> Any:
    return SocialApp(
        provider=OIDC,
        provider_id=door.slug,
        name=door.name,
        client_id=door.client_id,
        secret=door.secret,
        settings={"server_url": door.server_url, "oauth_pkce_enabled": True},
    )


def _slug(sociallogin: Any) -> str:
    return str(sociallogin.account.provider)


def _proven(sociallogin: Any) -> str:
    """The first address with `email_verified: true`, in lower case; the text "true" or "false" proves nothing."""
    return next((str(a.email).lower() for a in sociallogin.email_addresses if a.verified is True), "")
