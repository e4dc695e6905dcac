"""The house rules that a moderator's decision names. Everybody can read them; every decision is in the log."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rule(TextChoices):
    NOBODY_RECOGNISABLE = "nobody_recognisable", _("Niemand mag herkenbaar zijn in een casus.")
    FIT_TO_LEARN = "fit_to_learn", _("Een casus is er om van te leren. Een dossier hoort hier niet.")
    KIND = "kind", _("We spreken met respect over en tegen elkaar.")
    EQUAL = "equal", _("Geen beroepsgroep staat boven een andere.")
    SAFE = "safe", _("Wie iets gevaarlijks beweert over gezondheid of recht, onderbouwt het.")
    NOT_BROKEN = "not_broken", _("Deze tekst past binnen onze regels.")
