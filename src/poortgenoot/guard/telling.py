"""How the kinds are called on screen, and why a combination gives somebody away."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.guard.combination import Sum, Weight
from poortgenoot.guard.findings import Kind

NAMES = {
    Kind.PERSON: gettext_lazy("naam"),
    Kind.BSN: gettext_lazy("burgerservicenummer"),
    Kind.PHONE: gettext_lazy("telefoonnummer"),
    Kind.EMAIL: gettext_lazy("e-mailadres"),
    Kind.URL: gettext_lazy("webadres of profiel"),
    Kind.ADDRESS: gettext_lazy("adres"),
    Kind.POSTCODE: gettext_lazy("postcode"),
    Kind.BIRTHDATE: gettext_lazy("geboortedatum"),
    Kind.IBAN: gettext_lazy("rekeningnummer"),
    Kind.PLATE: gettext_lazy("kenteken"),
    Kind.NUMBER: gettext_lazy("persoonlijk nummer"),
    Kind.EMPLOYER: gettext_lazy("werkgever"),
    Kind.INSTITUTION: gettext_lazy("instelling"),
    Kind.PLACE: gettext_lazy("plaats"),
    Kind.DATE: gettext_lazy("datum"),
    Kind.AGE: gettext_lazy("leeftijd"),
    Kind.UNIQUE_JOB: gettext_lazy("uniek beroep"),
    Kind.RARE_DIAGNOSIS: gettext_lazy("zeldzame ziekte"),
    Kind.FAMILY: gettext_lazy("familie"),
}


def name_of(kind: Kind) -> str:
    return str(NAMES[kind])


def why(total: Sum) -> str:
    """One sentence on why these kinds together give somebody away; empty when they do not."""
    together = {"kinds": listed([name_of(kind) for kind in total.kinds])}
    if total.weight is Weight.BLOCKS:
        return (
            _(
                "In deze zaak blijven %(kinds)s samen staan. Er zijn maar weinig mensen op wie dat alles past: "
                "een bekende weet dan wie dit is. Neem ten minste één voorstel over."
            )
            % together
        )
    if total.weight is Weight.RESTRICTS:
        return (
            _(
                "In deze zaak blijven %(kinds)s samen staan. Elk apart zegt weinig, samen passen ze op weinig mensen. "
                "Daarom leest alleen wie gevraagd is mee."
            )
            % together
        )
    return ""


def listed(names: list[str]) -> str:
    """ "een, twee en drie" """
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
