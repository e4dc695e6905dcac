"""Where allauth meets the house."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage

from poortgenoot.accounts import codes


class HouseAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes of six figures: they are typed over from a phone. Asking again is a step of the house."""

    def is_reauthentication_required(self, *, app: str) -> bool:
        """`accounts.fresh` asks again, before every page that allauth would ask on."""
        return False

    def generate_login_code(self) -> str:
        return codes.new_code()

    def generate_email_verification_code(self) -> str:
        return codes.new_code()

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """A mail with a code does not leave after the code has run out."""
        term = codes.expires(codes.SECONDS) if "code" in context else {}
        message: EmailMessage = super().render_mail(template_prefix, email, context, {**(headers or {}), **term})
        return message
