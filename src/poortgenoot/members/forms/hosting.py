"""The forms of a host's desk."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.accounts import reach
from poortgenoot.core.limits import LIMITS
from poortgenoot.members import colours, member_list
from poortgenoot.members.access import may_claim
from poortgenoot.members.actions import Settings
from poortgenoot.members.models import Host
from poortgenoot.members.professions import Profession
from poortgenoot.members.queries import desk

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
FOR_EVERYBODY = frozenset(
    {
        *("gmail.com", "hotmail.com", "outlook.com", "live.nl", "live.com", "icloud.com", "yahoo.com", "me.com"),
        *("proton.me", "protonmail.com", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "xs4all.nl"),
        *("home.nl", "hetnet.nl", "casema.nl", "telfort.nl", "upcmail.nl", "hotmail.nl", "outlook.nl"),
    }
)
"""Domains where anybody can have an address: they say nothing about whom somebody works for."""
MOST_LISTED_BYTES = 1_000_000


class ListForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Je ledenlijst (CSV)"),
        help_text=gettext_lazy("Op elke regel: e-mail;naam;beroepsgroep. Naam en beroepsgroep mogen leeg blijven."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    vouches = forms.BooleanField(
        label=gettext_lazy("Wij staan in voor het beroep van deze mensen"),
        required=False,
        initial=True,
    )

    def clean_file(self) -> member_list.Read:
        file = self.cleaned_data["file"]
        if file.size > MOST_LISTED_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot voor een ledenlijst. Deel het in tweeën."))
        try:
            text = member_list.decoded(file.read())
        except member_list.NotText as wrong:
            said = _("Dit is geen CSV-bestand. Bewaar je lijst in je rekenblad als CSV en kies dat bestand.")
            raise forms.ValidationError(said) from wrong
        return member_list.read(text, profession_names(), most=LIMITS.csv_lines, longest_name=LIMITS.name_length)


def profession_names() -> dict[str, str]:
    """What a list may call a profession, in lower case, and its code."""
    names = {str(p.label).lower(): p.value for p in Profession} | {p.value.lower(): p.value for p in Profession}
    return names | {"arts": Profession.BA, "hr": Profession.HR, "re-integratieadviseur": Profession.RP}


def fault_said(bad: member_list.Bad) -> str:
    """What is wrong with a line, in words."""
    faults = {
        member_list.Fault.NO_EMAIL: _("er staat geen e-mailadres."),
        member_list.Fault.BAD_EMAIL: _("“{said}” is geen e-mailadres."),
        member_list.Fault.TWICE: _("{said} staat al eerder in de lijst."),
        member_list.Fault.UNKNOWN_PROFESSION: _("de beroepsgroep “{said}” kennen we niet. Gebruik bijvoorbeeld BA."),
        member_list.Fault.TOO_LONG: _("de naam “{said}…” is te lang."),
        member_list.Fault.TOO_MANY: _("de lijst is te lang; {said} en verder zijn niet gelezen."),
    }
    return faults[bad.fault].format(said=bad.said)


class LinkForm(forms.Form):
    label = forms.CharField(
        label=gettext_lazy("Waar is deze link voor?"),
        help_text=gettext_lazy("Alleen voor jezelf, bijvoorbeeld: poster bij de najaarsbijeenkomst."),
        max_length=80,
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Hoelang werkt de link?"),
        choices=[
            (30, gettext_lazy("een maand")),
            (7, gettext_lazy("een week")),
            (365, gettext_lazy("een jaar")),
            (0, gettext_lazy("tot ik hem intrek")),
        ],
        coerce=int,
    )


class LookForm(forms.Form):
    accent = forms.CharField(
        label=gettext_lazy("Kleur van je huisstijl"),
        help_text=gettext_lazy("Een kleurcode zoals #1f6f5c. We kijken of tekst in die kleur goed leesbaar is."),
        max_length=7,
        widget=forms.TextInput(attrs={"class": "year", "autocomplete": "off"}),
    )

    def clean_accent(self) -> str:
        accent: str = self.cleaned_data["accent"].lower()
        if not colours.HEX.fullmatch(accent):
            raise forms.ValidationError(_("Schrijf de kleur als # met zes cijfers of letters a tot f: #1f6f5c."))
        least = colours.weakest(accent)
        if least < colours.LEAST:
            said = _(
                "Deze kleur is te licht voor tekst: {least} op 1, en 4,5 op 1 is nodig. Neem bijvoorbeeld {other}."
            )
            ratio = f"{least:.1f}".replace(".", ",")
            raise forms.ValidationError(said.format(least=ratio, other=colours.readable(accent)))
        return accent


class SettingsForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Naam van je organisatie"), max_length=80)
    welcome = forms.CharField(
        label=gettext_lazy("Welkomstwoord"),
        help_text=gettext_lazy("Staat op de pagina van je uitnodiging."),
        required=False,
        max_length=LIMITS.note_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    mail_domains = forms.CharField(
        label=gettext_lazy("Maildomeinen"),
        help_text=gettext_lazy("Eén per regel. Wie daar een adres heeft, wordt vanzelf lid."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    domain_vouches = forms.BooleanField(
        label=gettext_lazy("Wij staan in voor het beroep van iedereen met zo'n adres"), required=False
    )
    answers_by_link = forms.BooleanField(
        label=gettext_lazy("Leden mogen vanuit de mail reageren, zonder opnieuw aan te melden"),
        help_text=gettext_lazy("De knop in een uitnodiging opent 24 uur lang die ene vraag, en verder niets."),
        required=False,
    )

    def __init__(self, *args: Any, host: Host, addresses: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.host, self.addresses = host, addresses

    @classmethod
    def initial_of(cls, host: Host) -> dict[str, object]:
        plain = ("name", "welcome", "domain_vouches", "answers_by_link")
        return {name: getattr(host, name) for name in plain} | {"mail_domains": "\n".join(host.mail_domains)}

    def clean_mail_domains(self) -> tuple[str, ...]:
        said = self.cleaned_data["mail_domains"].lower().replace("@", "").replace(",", " ").split()
        for domain in said:
            if wrong := self._wrong(domain):
                raise forms.ValidationError(wrong.format(domain=domain))
        return tuple(dict.fromkeys(said))

    def _wrong(self, domain: str) -> str:
        if not DOMAIN.fullmatch(domain):
            return _("“{domain}” is geen maildomein. Schrijf het deel achter de @.")
        if domain in FOR_EVERYBODY:
            return _("Bij {domain} kan iedereen een adres nemen. Nodig deze mensen uit met je ledenlijst.")
        if desk.domain_taken(domain, self.host):
            return _("{domain} hoort al bij een andere gastheer.")
        if not may_claim(domain, self.host, self.addresses):
            return _("Je hebt zelf geen adres bij {domain}. Zet eerst zo'n adres bij je account en bevestig het.")
        return ""

    def settings(self) -> Settings:
        return Settings(**{name: self.cleaned_data[name] for name in self.fields})


class OidcForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Hoe heet het aanmelden bij jullie?"),
        help_text=gettext_lazy("Dit staat op de knop, bijvoorbeeld: mijn Veenlicht-account."),
        max_length=60,
    )
    server_url = forms.URLField(
        label=gettext_lazy("Adres van de aanmelddienst"),
        help_text=gettext_lazy("Het adres waar /.well-known/openid-configuration onder staat. Begint met https."),
        assume_scheme="https",
        max_length=300,
    )
    client_id = forms.CharField(label=gettext_lazy("Client-ID"), max_length=200)
    secret = forms.CharField(
        label=gettext_lazy("Client-secret"),
        help_text=gettext_lazy("Laat dit leeg om het bestaande geheim te houden. We tonen het nooit."),
        required=False,
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, host: Host, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.host = host

    @classmethod
    def initial_of(cls, host: Host) -> dict[str, object]:
        return {name: value for name, value in host.oidc.items() if name != "secret"}

    def clean_server_url(self) -> str:
        url: str = self.cleaned_data["server_url"]
        if not url.startswith("https://"):
            raise forms.ValidationError(_("Dit adres moet met https:// beginnen."))
        if reach.leads_inside(url):
            raise forms.ValidationError(_("Dit adres ligt in ons eigen netwerk. Vul het openbare adres in."))
        return url.rstrip("/").removesuffix("/.well-known/openid-configuration")

    def clean_secret(self) -> str:
        secret = self.cleaned_data["secret"] or self.host.oidc.get("secret", "")
        if not secret:
            raise forms.ValidationError(_("Vul het geheim in dat je van je aanmelddienst kreeg."))
        return str(secret)
