"""The professions around a sick employee. None comes first: lists show them in the order of their codes."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Profession(TextChoices):
    AD = "AD", _("arbeidsdeskundige")
    AN = "AN", _("andere beroepsgroep")
    BA = "BA", _("bedrijfsarts")
    CM = "CM", _("casemanager")
    HR = "HR", _("HR-professional")
    JC = "JC", _("jobcoach")
    RP = "RP", _("re-integratieprofessional")
    VA = "VA", _("verzekeringsarts")
    WN = "WN", _("werknemer")


class Register(TextChoices):
    BIG = "BIG", _("BIG-register")
    SRA = "SRA", _("Register arbeidsdeskundigen (SRA)")
    RNVC = "RNVC", _("Register casemanagers (RNVC)")
    NOLOC = "NOLOC", _("Noloc-register jobcoaches")
    OTHER = "OTHER", _("ander register")


ASKABLE = (
    Profession.AD,
    Profession.BA,
    Profession.CM,
    Profession.HR,
    Profession.JC,
    Profession.RP,
    Profession.VA,
    Profession.WN,
)
"""Professions that a question can be put to: the employee has a seat there, too."""

ONLY_BY_CHOICE = frozenset({Profession.CM, Profession.HR})
"""Close to the employer: asked only by explicit choice, with the advice to leave the diagnosis out."""

REGISTERS: dict[str, Register] = {
    Profession.AD: Register.SRA,
    Profession.BA: Register.BIG,
    Profession.CM: Register.RNVC,
    Profession.JC: Register.NOLOC,
    Profession.VA: Register.BIG,
}
"""The register of a profession, where it has one: only there a number is asked."""

FRESH_EYES_YEARS = 3
"""Fewer years in the field than this: fresh eyes."""
