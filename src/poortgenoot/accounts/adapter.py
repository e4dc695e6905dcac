"""Where allauth meets the house."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter


class HouseAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes of six figures: they are typed over from a phone. Asking again is a step of the house."""

    def is_reauthentication_required(self, *, app: str) -> bool:
        """`accounts.fresh` asks again, before every page that allauth would ask on."""
        return False

    def generate_login_code(self) -> str:
        return self._code()

    def generate_email_verification_code(self) -> str:
        return self._code()

    @staticmethod
    def _code() -> str:
        import secrets

        return f"{secrets.randbelow(10**6):06d}"
