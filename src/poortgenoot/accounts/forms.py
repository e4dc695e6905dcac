from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from poortgenoot.accounts import actions
from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc]
    """An address is enough: who is new and who is not looks the same from outside."""

    email = forms.EmailField(
        label=_("Je e-mailadres"),
        max_length=254,
        help_text=_("Je krijgt een code van zes cijfers. Een wachtwoord is niet nodig."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )

    def clean_email(self) -> str:
        """One address asks a few times an hour, one browser for a few addresses: each new one is an account."""
        if not ratelimit.consume(context.request, action="ask_for_code"):
            raise get_adapter().validation_error("too_many_login_attempts")
        email = self.cleaned_data["email"].lower()
        why = _("Je vroeg te vaak om een code. Probeer het over een uur weer.")
        tallies.count("sign_in", email, per="hour", limit=LIMITS.codes_per_hour, why=str(why))
        actions.ensure_user(email)
        return str(super().clean_email())


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("De code uit je mail"),
        max_length=6,
        min_length=6,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}),
    )

    def refuse(self) -> None:
        self.add_error("code", _("Deze code klopt niet of is verlopen. Kijk in je mail, of vraag een nieuwe code."))


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Je nieuwe e-mailadres"),
        max_length=254,
        help_text=_("We sturen er een code naartoe. Pas als je die overneemt, verandert je adres."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        if email == self.now:
            raise forms.ValidationError(_("Dit is je adres al."))
        return email


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Waar gebruik je dit token voor?"),
        max_length=80,
        help_text=_("Zo herken je het later. Bijvoorbeeld: ons intranet."),
    )


class LeaveForm(forms.Form):
    texts = forms.TypedChoiceField(
        label=_("Wat doen we met wat je schreef?"),
        choices=[
            (Texts.KEEP.value, _("Laat mijn vragen en reacties staan, zonder mijn naam")),
            (Texts.PURGE.value, _("Wis ook mijn vragen, reacties en lessen")),
        ],
        coerce=Texts,
        initial=Texts.KEEP.value,
        widget=forms.RadioSelect,
        help_text=_("Wis je een vraag, dan gaan de reacties van anderen eronder mee."),
    )
    sure = forms.BooleanField(
        label=_("Ik weet het zeker: mijn account komt niet terug"),
        error_messages={"required": _("Zet een vinkje als je het zeker weet.")},
    )
