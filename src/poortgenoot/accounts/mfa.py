"""Passkeys, apps with codes and recovery codes: allauth's own, in the words of the house."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from poortgenoot.accounts import queries
from poortgenoot.accounts.models import User

TYPED_OVER = {"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}


class HouseMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet of is al gebruikt. Kijk nog eens, of wacht op de volgende."),
        "cannot_generate_recovery_codes": _("Voeg eerst een passkey toe of koppel een app."),
        "unverified_email": _("Meld je eerst een keer aan met een code uit je mail."),
    }

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return gettext("Passkey {number}").format(number=queries.keys_of(user, type) + 1)


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    code = forms.CharField(label=_("De cijfers uit je app"), widget=forms.TextInput(attrs=TYPED_OVER))


class SecondStepForm(AuthenticateForm):  # type: ignore[misc]
    code = forms.CharField(
        label=_("De cijfers uit je app, of een herstelcode"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Hoe noem je deze passkey?"),
        help_text=_("Bijvoorbeeld: mijn telefoon."),
        required=False,
        max_length=100,
    )


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=_("Hoe noem je deze passkey?"), max_length=100)
